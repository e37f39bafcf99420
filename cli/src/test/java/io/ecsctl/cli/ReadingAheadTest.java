package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.provider.aws.sandbox.wire.SandboxEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account is read while the program is still checked (decision 0027). */
class ReadingAheadTest {
  private static final String REGION = "stack \"s\" { region = \"eu-central-1\" }\n";
  private static final String MISTAKE = "log_group \"a\" { retention = 15d }\n";

  @TempDir Path directory;

  @BeforeEach
  void credentials() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @AfterEach
  void noCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private Run plan(String url, String program) throws IOException {
    Files.writeString(directory.resolve("main.ecs"), program);
    return Run.in(directory, "plan", "--endpoint-url", url);
  }

  @Test
  void ofAProgramWithMistakesNothingElseIsSaid() throws IOException {
    Run run = plan("http://127.0.0.1:1", REGION + MISTAKE);
    assertEquals(1, run.status(), run::toString);
    assertTrue(run.err().contains("main.ecs:2:"), run::toString);
    assertTrue(run.err().endsWith("1 error\n"), run::toString);
    assertFalse(run.err().contains("127.0.0.1"), run::toString);
  }

  @Test
  void anAccountThatCannotBeReachedIsSaidOfARightOne() throws IOException {
    Run run = plan("http://127.0.0.1:1", REGION);
    assertEquals(1, run.status(), run::toString);
    assertTrue(run.err().contains("http://127.0.0.1:1"), run::toString);
  }

  @Test
  void aRegionThatHasToBeEvaluatedIsWaitedFor() throws IOException {
    try (SandboxEndpoint endpoint = SandboxEndpoint.start("eu-central-1")) {
      String program =
          """
          stack "s" { region = var.region }
          variable "region" { default = "eu-central-1" }
          log_group "a" { retention = 14d }
          """;
      Run run = plan(endpoint.url(), program);
      assertEquals(0, run.status(), run::toString);
      assertTrue(run.out().contains("log_group.a"), run::toString);
    }
  }
}
