package io.ecsctl.provider.aws.contract;

import java.util.Optional;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;

/** What this machine has for tests in containers, or why it has not. */
final class Docker {
  private Docker() {}

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
