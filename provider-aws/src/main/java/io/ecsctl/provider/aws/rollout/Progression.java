package io.ecsctl.provider.aws.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;

/**
 * Where a service deployment is, in words: its stage, the hooks that may hold it there, the alarms
 * that watch it and those that fired.
 */
record Progression(ServiceDeployment deployment) {

  /**
   * {@code production traffic shift, 20% of traffic}, {@code post scale up; waits for hook check},
   * {@code watched by alarm errors}; empty where nothing is to be said of a rolling one, or of one
   * that does not go on.
   */
  String words() {
    if (!goesOn()) {
      return "";
    }
    if (deployment.lifecycleStageAsString() == null) {
      return isUp() ? "watched by " + named("alarm", watching()) : "";
    }
    String stage = deployment.lifecycleStageAsString().toLowerCase(Locale.ROOT).replace('_', ' ');
    Double weight =
        deployment.targetServiceRevision() == null
            ? null
            : deployment.targetServiceRevision().requestedProductionTrafficWeight();
    List<String> hooks = hooks();
    return stage
        + (weight == null ? "" : ", %.0f%% of traffic".formatted(weight))
        + (hooks.isEmpty() ? "" : "; waits for " + named("hook", hooks));
  }

  /** Not one that goes back: it asks nobody any more. */
  private boolean goesOn() {
    return deployment.status() == ServiceDeploymentStatus.PENDING
        || deployment.status() == ServiceDeploymentStatus.IN_PROGRESS;
  }

  /** The functions that ECS asks before it leaves the stage, by their names. */
  private List<String> hooks() {
    DeploymentConfiguration how = deployment.deploymentConfiguration();
    return how == null
        ? List.of()
        : how.lifecycleHooks().stream()
            .filter(hook ->
                hook.lifecycleStagesAsStrings().contains(deployment.lifecycleStageAsString()))
            .map(Progression::function)
            .toList();
  }

  /** {@code check} of {@code arn:aws:lambda:…:function:check:live}. */
  private static String function(DeploymentLifecycleHook hook) {
    return hook.hookTargetArn().replaceFirst("^.*:function:", "").replaceFirst(":.*$", "");
  }

  /** Whether ECS waits for somebody's function, which may take it as long as a day. */
  boolean waitsForHook() {
    return goesOn() && deployment.lifecycleStageAsString() != null && !hooks().isEmpty();
  }

  /** Whether a rolling deployment has all its tasks and only its alarms are waited for. */
  private boolean isUp() {
    ServiceRevisionSummary target = deployment.targetServiceRevision();
    return target != null
        && target.runningTaskCount() != null
        && target.runningTaskCount().equals(target.requestedTaskCount())
        && !watching().isEmpty();
  }

  private List<String> watching() {
    return deployment.alarms() != null
            && deployment.alarms().status() == ServiceDeploymentRollbackMonitorsStatus.MONITORING
        ? deployment.alarms().alarmNames()
        : List.of();
  }

  /** {@code alarm errors fired}; empty while none has. */
  String fired() {
    List<String> fired = deployment.alarms() == null ? List.of() : triggered();
    return fired.isEmpty() ? "" : named("alarm", fired) + " fired";
  }

  private List<String> triggered() {
    return deployment.alarms().triggeredAlarmNames();
  }

  /** Why it failed: what ECS says, and which alarms it means. */
  String reason() {
    List<String> said = new ArrayList<>();
    String why =
        deployment.rollback() != null && deployment.rollback().reason() != null
            ? deployment.rollback().reason()
            : deployment.statusReason();
    if (why != null) {
      said.add(withoutStop(why));
    }
    if (!fired().isEmpty()) {
      said.add(fired());
    }
    return String.join("; ", said);
  }

  private static String withoutStop(String text) {
    return text.strip().replaceAll("\\.$", "");
  }

  private static String named(String what, List<String> names) {
    return names.stream()
        .collect(Collectors.joining(" and ", what + (names.size() == 1 ? " " : "s "), ""));
  }
}
