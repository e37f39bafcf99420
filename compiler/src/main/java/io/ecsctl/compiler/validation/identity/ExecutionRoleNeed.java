package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ReadAttribute;
import io.ecsctl.compiler.model.Secrets;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.value.Value;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a task needs an execution role. It is reported once, by the first reason there is. */
enum ExecutionRoleNeed {
  /** ECS704. */
  SECRETS,
  /** ECS703, on Fargate. */
  LOGS,
  /** ECS702, on Fargate. */
  IMAGES,
  /** ECS712. */
  REGISTRY,
  /** ECS706. */
  FILES;

  private static final Pattern PRIVATE_ECR =
      Pattern.compile("[0-9]{12}\\.dkr[.-]ecr(-fips)?\\.[a-z0-9-]+\\.(amazonaws\\.com|on\\.aws).*");

  /** Whether {@code task} has no execution role, and this is the first reason that it needs one. */
  boolean isFirstOf(TaskDefinition task) {
    return !task.body().has("execution_role")
        && Stream.of(values())
            .filter(need -> need.appliesTo(task))
            .findFirst()
            .equals(Optional.of(this));
  }

  private boolean appliesTo(TaskDefinition task) {
    return task.containers().stream().anyMatch(container -> isNeededBy(task, container));
  }

  /** Whether it is this container that brings the need. */
  boolean isNeededBy(TaskDefinition task, Container container) {
    return switch (this) {
      case SECRETS -> Secrets.first(container).isPresent();
      case LOGS -> task.listsFargate() && "awslogs".equals(container.logDriver());
      case IMAGES -> task.listsFargate() && isPrivateImage(container.block().value("image"));
      case REGISTRY -> container.block().has("repository_credentials");
      case FILES -> container.block().has("environment_file");
    };
  }

  private static boolean isPrivateImage(@Nullable Value image) {
    return switch (image) {
      case Value.Text(var text) -> PRIVATE_ECR.matcher(text).matches();
      case Value.Unknown unknown ->
          ReadAttribute.allIn(unknown).stream()
              .anyMatch(read -> read.address().kind().equals("repository"));
      case null -> false;
      case Value _ -> false;
    };
  }
}
