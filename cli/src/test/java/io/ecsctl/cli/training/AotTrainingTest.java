package io.ecsctl.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.provider.aws.sandbox.wire.SandboxEndpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SDK's whole way over the wire, with no emulator: from text to created, nothing to do, and
 * destroyed.
 */
class AotTrainingTest {
  private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

  private final List<Optional<String>> before =
      CREDENTIALS.stream().map(System::getProperty).map(Optional::ofNullable).toList();

  @TempDir Path work = Path.of("");

  @AfterEach
  void credentialsAreAsBefore() {
    for (int i = 0; i < CREDENTIALS.size(); i++) {
      String name = CREDENTIALS.get(i);
      before
          .get(i)
          .ifPresentOrElse(
              value -> System.setProperty(name, value), () -> System.clearProperty(name));
    }
  }

  @Test
  void everyCommandOverTheWireSucceeds() throws Exception {
    try (SandboxEndpoint endpoint = SandboxEndpoint.start("eu-central-1")) {
      assertEquals(
          List.of(),
          AotTraining.account(
              Path.of("../examples").toAbsolutePath().normalize(), work, endpoint.url()));
    }
  }
}
