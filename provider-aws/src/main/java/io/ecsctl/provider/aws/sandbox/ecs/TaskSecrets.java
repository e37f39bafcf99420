package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;

/** Whether what a task's containers take from elsewhere is there when it starts. */
final class TaskSecrets {
  private final Backend backend;

  TaskSecrets(Backend backend) {
    this.backend = backend;
  }

  /** Why the task does not start; empty when all of it is there, or in another account. */
  Optional<String> missing(TaskDefinition definition) {
    return definition.containerDefinitions().stream()
        .flatMap(container -> container.secrets().stream())
        .map(Secret::valueFrom)
        .map(this::missing)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> missing(String from) {
    if (!from.startsWith("arn:")) {
      return parameter(from, from.startsWith("/") ? from.substring(1) : from);
    }
    String[] parts = from.split(":", 7);
    if (parts.length < 6
        || !parts[3].equals(backend.region())
        || !parts[4].equals(Backend.ACCOUNT)) {
      return Optional.empty();
    }
    return switch (parts[2]) {
      case "ssm" -> parameter(from, parts[5].substring("parameter/".length()));
      case "secretsmanager" -> secret(from, parts[6].split(":", 2)[0]);
      case String _ -> Optional.empty();
    };
  }

  private Optional<String> parameter(String from, String name) {
    boolean there =
        backend
            .<Parameter>table("ssm.parameter", Parameter::builder)
            .any(parameter -> parameter.name().equals(name) || parameter.name().equals("/" + name));
    return there
        ? Optional.empty()
        : Optional.of(
            "ResourceInitializationError: unable to pull secrets or registry auth: execution"
                + " resource retrieval failed: unable to retrieve secrets from ssm: service call"
                + " has been retried 1 time(s): invalid parameters: "
                + from);
  }

  /**
   * @param name with the six letters that AWS puts behind it, or without
   */
  private Optional<String> secret(String from, String name) {
    boolean there =
        backend
            .<DescribeSecretResponse>table("secretsmanager.secret", DescribeSecretResponse::builder)
            .any(secret ->
                secret.deletedDate() == null
                    && (secret.arn().endsWith(":" + name) || secret.name().equals(name)));
    return there
        ? Optional.empty()
        : Optional.of(
            "ResourceInitializationError: unable to pull secrets or registry auth: execution"
                + " resource retrieval failed: unable to retrieve secret from asm: service call has"
                + " been retried 1 time(s): failed to fetch secret "
                + from
                + " from secrets manager: ResourceNotFoundException: Secrets Manager can't find the"
                + " specified secret.");
  }
}
