package io.ecsctl.provider.aws.sandbox.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentLifecycleStage;

/**
 * What the functions answer that ECS asks at stages of a rollout. The sandbox runs nothing; the
 * alias in the function's ARN says it: {@code function:check:failed} refuses, {@code
 * function:check:in_progress} has not made up its mind the first two times that it is asked, and
 * every other one agrees.
 */
final class Hooks {
  /** How soon ECS asks again after {@code IN_PROGRESS}, unless the function says otherwise. */
  private static final Duration CALL_BACK = Duration.ofSeconds(30);

  private Hooks() {}

  /** The first one that refuses that the rollout goes beyond that stage. */
  static Optional<DeploymentLifecycleHook> refusing(
      DeploymentConfiguration how, ServiceDeploymentLifecycleStage stage) {
    return how.lifecycleHooks().stream()
        .filter(hook -> isOf(hook, stage) && alias(hook).equals("failed"))
        .findFirst();
  }

  /** Whether one still considers. */
  static boolean wait(
      DeploymentConfiguration how,
      ServiceDeploymentLifecycleStage stage,
      Instant since,
      Instant time) {
    return time.isBefore(since.plus(CALL_BACK.multipliedBy(2)))
        && how.lifecycleHooks().stream()
            .anyMatch(hook -> isOf(hook, stage) && alias(hook).equals("in_progress"));
  }

  private static boolean isOf(DeploymentLifecycleHook hook, ServiceDeploymentLifecycleStage stage) {
    return hook.lifecycleStagesAsStrings().contains(stage.toString());
  }

  private static String alias(DeploymentLifecycleHook hook) {
    String arn = hook.hookTargetArn();
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
