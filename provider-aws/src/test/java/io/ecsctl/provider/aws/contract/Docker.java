package io.ecsctl.provider.aws.contract;

import java.util.Optional;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;

/** What this machine has for tests in containers, or why it has not. */
final class Docker {
  /** Names an image with moto's server on port 5000. */
  static final String EMULATOR = "ECSCTL_TEST_EMULATOR_IMAGE";

  private Docker() {}

  /** Whether an image with moto's server is named and can be run. */
  static boolean hasEmulator() {
    String image = System.getenv(EMULATOR);
    return image != null && !image.isEmpty() && DockerClientFactory.instance().isDockerAvailable();
  }

  /**
   * The value of the environment variable that names an image.
   *
   * @throws TestAbortedException when it is not set, or no container engine answers
   */
  static String image(String variable, String meaning) {
    String image =
        Optional.ofNullable(System.getenv(variable))
            .filter(value -> !value.isEmpty())
            .orElseThrow(() ->
                new TestAbortedException(
                    "%s is not set: it names %s".formatted(variable, meaning)));
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new TestAbortedException("no container engine answers (DOCKER_HOST)");
    }
    return image;
  }
}
