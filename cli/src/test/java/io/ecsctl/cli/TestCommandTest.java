package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ecsctl test} as a person types it. */
class TestCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void aProgramAndAModule() throws IOException {
    write(
        "main.ecs",
        """
        stack "t" { region = "eu-central-1" }
        log_group "a" { retention = 7d }\
        """);
    write(
        "main.test.ecs", "test \"a week\" { assert { condition = log_group.a.retention == 7d } }");
    write(
        "parts/group/main.ecs",
        """
        variable "vpc" { type = vpc }
        security_group "it" {
          vpc = var.vpc
          description = "it"
        }\
        """);
    write(
        "parts/group/group.test.ecs",
        """
        vpc "around" { cidr = 10.0.0.0/16 }
        test "stands in what surrounds it" {
          variables { vpc = vpc.around }
          assert { condition = security_group.it.vpc == vpc.around }
        }\
        """);
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }

  @Test
  void runsWhatIsBelowModulesIncluded() {
    Run run = Run.in(directory, "test");
    assertEquals(0, run.status(), run::toString);
    assertTrue(run.out().contains("✓ a week"), run::toString);
    assertTrue(run.out().contains("parts/group\n  ✓ stands in what surrounds it"), run::toString);
    assertTrue(run.out().contains("2 passed in "), run::toString);
  }

  @Test
  void aFailureIsExitOneAndInTheReport() throws IOException {
    write(
        "more.test.ecs",
        "test \"a month\" { assert { condition = log_group.a.retention == 30d } }");
    Run run = Run.in(directory, "test", "--junit", "report.xml");
    assertEquals(1, run.status(), run::toString);
    assertTrue(run.out().contains("✗ a month"), run::toString);
    assertTrue(run.out().contains("more.test.ecs:1:39"), run::toString);
    assertTrue(run.out().contains("2 passed, 1 failed in "), run::toString);
    String report = Files.readString(directory.resolve("report.xml"));
    assertTrue(report.contains("<testsuites tests=\"3\" failures=\"1\" errors=\"0\""), report);
    Run filtered = Run.in(directory, "test", "--filter", "WEEK");
    assertEquals(0, filtered.status(), filtered::toString);
    assertTrue(filtered.out().contains("1 passed in "), filtered::toString);
    Run pattern = Run.in(directory, "test", "-run", "a*month");
    assertEquals(1, pattern.status(), pattern::toString);
    Run oneFile = Run.in(directory, "test", "main.test.ecs");
    assertEquals(0, oneFile.status(), oneFile::toString);
    assertTrue(oneFile.out().contains("1 passed in "), oneFile::toString);
  }

  @Test
  void thatThereAreNoTestsIsSaid() throws IOException {
    Run filtered = Run.in(directory, "test", "--filter", "nothing");
    assertEquals(1, filtered.status(), filtered::toString);
    assertTrue(filtered.err().contains("no test has \"nothing\" in its name"), filtered::toString);
    Files.createDirectories(directory.resolve("empty"));
    Files.writeString(directory.resolve("empty/main.ecs"), "stack \"t\" {}\n");
    Run none = Run.in(directory, "test", "empty");
    assertEquals(1, none.status(), none::toString);
    assertTrue(none.err().contains("there are no tests here"), none::toString);
  }

  @Test
  void onlyValidateLooksAtTestsAmongTheOtherCommands() throws IOException {
    write(
        "main.test.ecs",
        """
        test "a week" { variables { day = 7 } }
        vpc "fixture" { cidr = 10.0.0.0/16 }\
        """);
    Run validate = Run.in(directory, "validate");
    assertEquals(1, validate.status(), validate::toString);
    assertTrue(validate.err().contains("error[ECS093]"), validate::toString);
    Run plan = Run.in(directory, "plan", "--sandbox");
    assertEquals(0, plan.status(), plan::toString);
    assertTrue(plan.out().contains("log_group.a"), plan::toString);
    assertFalse(plan.out().contains("fixture"), plan::toString);
  }

  @Test
  void theVariablesOfOtherCommandsDoNotCount() throws IOException {
    write(
        "main.ecs",
        """
        stack "t" { region = "eu-central-1" }
        variable "days" { type = number }
        log_group "a" { retention = var.days * 24h }\
        """);
    Run run = Run.in(directory, "test", "main.test.ecs");
    assertEquals(1, run.status(), run::toString);
    assertTrue(run.out().contains("this test has no value for var.days"), run::toString);
    assertTrue(run.out().contains("1 directory not run"), run::toString);
  }

  @Test
  void theEnvironmentIsTheTests() throws IOException {
    write(
        "main.ecs",
        """
        stack "t" { region = "eu-central-1" }
        log_group "a" { retention = stack.environment == "prod" ? 30d : 7d }\
        """);
    write(
        "prod.test.ecs",
        """
        test "a month" {
          environment = "prod"
          assert { condition = log_group.a.retention == 30d }
        }\
        """);
    Run run = Run.in(directory, "test", "--coverage", "main.test.ecs", "prod.test.ecs");
    assertEquals(0, run.status(), run::toString);
  }
}
