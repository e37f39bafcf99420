package io.ecsctl.provider.aws.contract;

import io.ecsctl.planner.provider.Pacer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The suite on LocalStack: {@code ECSCTL_TEST_LOCALSTACK_IMAGE} names the image, {@code
 * LOCALSTACK_AUTH_TOKEN} is the licence that ECS needs there. Services that the licence does not
 * cover end the test before it begins, by name.
 */
class LocalStackContractTest extends BackendContract {
  private static final List<String> NEEDED =
      List.of(
          "ec2",
          "ecs",
          "elbv2",
          "iam",
          "logs",
          "application-autoscaling",
          "resourcegroupstaggingapi",
          "ssm",
          "sts");

  @Override
  ContractBackend start() {
    String image =
        Docker.image("ECSCTL_TEST_LOCALSTACK_IMAGE", "an image of LocalStack with ECS and ELBv2");
    LocalStackContainer container =
        new LocalStackContainer(
            DockerImageName.parse(image).asCompatibleSubstituteFor("localstack/localstack"));
    Optional.ofNullable(System.getenv("LOCALSTACK_AUTH_TOKEN"))
        .ifPresent(token -> container.withEnv("LOCALSTACK_AUTH_TOKEN", token));
    container.start();
    URI endpoint = container.getEndpoint();
    List<String> missing = missing(health(endpoint));
    if (!missing.isEmpty()) {
      container.stop();
      throw new TestAbortedException(
          "%s at %s does not offer %s".formatted(image, endpoint, String.join(", ", missing)));
    }
    return EndpointBackend.at(
        endpoint, "LocalStack", Pacer.system(), Map.of(), () -> {}, container::stop);
  }

  private static String health(URI endpoint) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(endpoint.resolve("/_localstack/health")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new TestAbortedException("interrupted");
    }
  }

  /** Those that the health report does not show as available or running. */
  private static List<String> missing(String health) {
    return NEEDED.stream()
        .filter(service ->
            !Pattern.compile(
                    "\"%s\"\\s*:\\s*\"(available|running)\"".formatted(Pattern.quote(service)))
                .matcher(health)
                .find())
        .toList();
  }
}
