package io.ecsctl.provider.aws.sandbox.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentLifecycleStage;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * A service while the scheduler works on it: what it tells about itself, in its events, its
 * deployments and its service deployment.
 */
final class ServiceDraft {
  /** As many as DescribeServices answers with. */
  private static final int EVENTS = 100;

  /** The note on a deployment that takes its place back: which one it takes it from. */
  static final String ROLLS_BACK = "rolls back";

  private final EcsApi api;
  private final Instant time;
  private Service service;

  ServiceDraft(EcsApi api, Service service, Instant time) {
    this.api = api;
    this.service = service;
    this.time = time;
  }

  Service service() {
    return service;
  }

  void store() {
    api.services().put(service.serviceArn(), service);
  }

  /** A daemon wants as many tasks as there are instances for it. */
  void desire(int count) {
    if (service.desiredCount() != count) {
      change(primary().id(), d -> d.desiredCount(count));
      service = service.toBuilder().desiredCount(count).build();
    }
  }

  Deployment primary() {
    return service.deployments().stream()
        .filter(d -> d.status().equals("PRIMARY"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no primary deployment"));
  }

  Optional<Deployment> deployment(String id) {
    return service.deployments().stream().filter(d -> d.id().equals(id)).findFirst();
  }

  /** Newest first, as ECS answers. */
  void event(String text) {
    List<ServiceEvent> events = new ArrayList<>();
    events.add(
        ServiceEvent.builder()
            .id(api.backend().uuid())
            .createdAt(time)
            .message("(service %s) %s".formatted(service.serviceName(), text))
            .build());
    events.addAll(service.events().subList(0, Math.min(service.events().size(), EVENTS - 1)));
    service = service.toBuilder().events(events).build();
  }

  /** The event only when it was not told of the primary deployment yet. */
  void once(String note, String text) {
    if (api.notes().get(primary().id(), note) == null) {
      api.notes().set(primary().id(), note, "told");
      event(text);
    }
  }

  private void change(String id, UnaryOperator<Deployment.Builder> change) {
    service =
        service.toBuilder()
            .deployments(
                service.deployments().stream()
                    .map(d ->
                        d.id().equals(id) ? change.apply(d.toBuilder().updatedAt(time)).build() : d)
                    .toList())
            .build();
  }

  private void changeServiceDeployment(String id, UnaryOperator<ServiceDeployment.Builder> change) {
    String arn = api.notes().get(id, "deployment");
    if (arn != null && api.deployments().contains(arn)) {
      api.deployments().update(arn, d -> change.apply(d.toBuilder().updatedAt(time)).build());
    }
  }

  /** The service deployment enters a stage. */
  void stage(ServiceDeploymentLifecycleStage stage) {
    changeServiceDeployment(primary().id(), d -> d.lifecycleStage(stage));
  }

  /** So much of the production traffic goes to the new tasks. */
  void weight(double percent) {
    changeServiceDeployment(
        primary().id(),
        d ->
            d.targetServiceRevision(
                d.build().targetServiceRevision().toBuilder()
                    .requestedProductionTrafficWeight(percent)
                    .build()));
  }

  /** A task stopped by itself. */
  void failed(Task task) {
    api.notes().set(service.serviceArn(), "steady", "false");
    deployment(task.startedBy())
        .ifPresent(d -> {
          int failures = d.failedTasks() + 1;
          change(d.id(), changed -> changed.failedTasks(failures));
          changeServiceDeployment(
              d.id(),
              changed ->
                  changed.deploymentCircuitBreaker(
                      changed.build().deploymentCircuitBreaker().toBuilder()
                          .failureCount(failures)
                          .build()));
        });
    String reason = task.stoppedReason();
    if (reason.startsWith("Task failed ELB health checks")) {
      event(
          "(port %d) is unhealthy in (target-group %s) due to (reason Health checks failed with these codes: [503])."
              .formatted(
                  service.loadBalancers().getFirst().containerPort(),
                  service.loadBalancers().getFirst().targetGroupArn()));
    } else {
      event(
          "has stopped 1 running tasks: (task %s) (reason %s)."
              .formatted(EcsApi.lastPart(task.taskArn()), reason));
    }
  }

  /** Counts what is there now. */
  void count(List<Task> alive, TaskLife life) {
    int running = 0;
    int pending = 0;
    for (Deployment deployment : service.deployments()) {
      List<Task> tasks =
          alive.stream()
              .filter(t -> t.startedBy().equals(deployment.id()) && t.stoppingAt() == null)
              .toList();
      int up = (int) tasks.stream().filter(t -> t.lastStatus().equals("RUNNING")).count();
      int coming = tasks.size() - up;
      running += up;
      pending += coming;
      change(deployment.id(), d -> d.runningCount(up).pendingCount(coming));
      if (deployment.status().equals("PRIMARY")) {
        changeServiceDeployment(
            deployment.id(),
            d ->
                d.targetServiceRevision(
                    d.build().targetServiceRevision().toBuilder()
                        .requestedTaskCount(service.desiredCount())
                        .runningTaskCount(up)
                        .pendingTaskCount(coming)
                        .build()));
      }
    }
    service = service.toBuilder().runningCount(running).pendingCount(pending).build();
    dropEmpty(alive);
  }

  /** Deployments that were replaced and have no tasks left are no longer listed. */
  private void dropEmpty(List<Task> alive) {
    service =
        service.toBuilder()
            .deployments(
                service.deployments().stream()
                    .filter(d ->
                        d.status().equals("PRIMARY")
                            || alive.stream().anyMatch(t -> t.startedBy().equals(d.id()))
                            || isRollbackCandidate(d))
                    .toList())
            .build();
  }

  /** A completed deployment is remembered while the one that shall replace it is not through. */
  private boolean isRollbackCandidate(Deployment deployment) {
    return deployment.rolloutState() == DeploymentRolloutState.COMPLETED
        && primary().rolloutState() == DeploymentRolloutState.IN_PROGRESS;
  }

  /** The primary deployment is through. */
  void complete() {
    Deployment primary = primary();
    if (primary.rolloutState() == DeploymentRolloutState.IN_PROGRESS) {
      change(
          primary.id(),
          d ->
              d.rolloutState(DeploymentRolloutState.COMPLETED)
                  .rolloutStateReason("ECS deployment " + primary.id() + " completed."));
      String rollingBack = api.notes().get(primary.id(), ROLLS_BACK);
      boolean rolledBack = rollingBack != null;
      changeServiceDeployment(
          rollingBack == null ? primary.id() : rollingBack,
          d ->
              d.status(
                      rolledBack
                          ? ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL
                          : ServiceDeploymentStatus.SUCCESSFUL)
                  .finishedAt(time)
                  .deploymentCircuitBreaker(
                      d.build().deploymentCircuitBreaker().toBuilder()
                          .status(
                              rolledBack
                                  ? d.build().deploymentCircuitBreaker().status()
                                  : monitored(isGuarded()))
                          .build())
                  .alarms(
                      rolledBack
                          ? d.build().alarms()
                          : d.build().alarms().toBuilder()
                              .status(
                                  monitored(
                                      d.build().alarms().status()
                                          == ServiceDeploymentRollbackMonitorsStatus.MONITORING))
                              .build()));
      api.notes().remove(primary.id(), ROLLS_BACK);
      String revision = api.notes().get(primary.id(), "revision");
      if (revision != null) {
        api.notes().set(service.serviceArn(), "completed", revision);
      }
      service =
          service.toBuilder()
              .currentServiceRevisions(
                  ServiceCurrentRevisionSummary.builder()
                      .arn(revision)
                      .requestedTaskCount(service.desiredCount())
                      .build())
              .build();
      event("(deployment %s) deployment completed.".formatted(primary.id()));
    }
    if (!"true".equals(api.notes().get(service.serviceArn(), "steady"))) {
      api.notes().set(service.serviceArn(), "steady", "true");
      event("has reached a steady state.");
    }
  }

  private static ServiceDeploymentRollbackMonitorsStatus monitored(boolean watched) {
    return watched
        ? ServiceDeploymentRollbackMonitorsStatus.MONITORING_COMPLETE
        : ServiceDeploymentRollbackMonitorsStatus.DISABLED;
  }

  private boolean isGuarded() {
    return Boolean.TRUE.equals(
        service.deploymentConfiguration().deploymentCircuitBreaker().enable());
  }

  /** Too many tasks of the primary deployment failed. */
  void breakCircuit() {
    var breaker = service.deploymentConfiguration().deploymentCircuitBreaker();
    fail(
        "tasks failed to start",
        "circuit breaker",
        Boolean.TRUE.equals(breaker.rollback()),
        d ->
            d.deploymentCircuitBreaker(
                d.build().deploymentCircuitBreaker().toBuilder().status("TRIGGERED").build()));
  }

  /** Alarms fired that the primary deployment is watched by. */
  void alarm(List<String> names) {
    DeploymentAlarms alarms = service.deploymentConfiguration().alarms();
    fail(
        "alarm detected",
        "alarms",
        Boolean.TRUE.equals(alarms.rollback()),
        d ->
            d.alarms(
                d.build().alarms().toBuilder()
                    .status(ServiceDeploymentRollbackMonitorsStatus.TRIGGERED)
                    .triggeredAlarmNames(names)
                    .build()));
  }

  /** A hook refused: ECS goes back, whatever the service says of circuit breakers and alarms. */
  void refused(DeploymentLifecycleHook hook, ServiceDeploymentLifecycleStage stage) {
    fail(
        "lifecycle hook %s failed at stage %s".formatted(hook.hookTargetArn(), stage),
        "lifecycle hook",
        true,
        d -> d);
  }

  /**
   * @param by what found out
   */
  private void fail(
      String reason, String by, boolean goesBack, UnaryOperator<ServiceDeployment.Builder> mark) {
    Deployment failed = primary();
    change(
        failed.id(),
        d ->
            d.rolloutState(DeploymentRolloutState.FAILED)
                .rolloutStateReason("ECS deployment %s: %s.".formatted(by, reason)));
    event("(deployment %s) deployment failed: %s.".formatted(failed.id(), reason));
    // A deployment that itself goes back to another one has none to go back to.
    Deployment candidate =
        goesBack && api.notes().get(failed.id(), ROLLS_BACK) == null
            ? service.deployments().stream()
                .filter(d -> d.rolloutState() == DeploymentRolloutState.COMPLETED)
                .findFirst()
                .orElse(null)
            : null;
    String why = "Service deployment failed: " + reason + ".";
    changeServiceDeployment(
        failed.id(),
        d -> {
          var marked = mark.apply(d.statusReason(why));
          return candidate == null
              ? marked.status(ServiceDeploymentStatus.STOPPED).stoppedAt(time).finishedAt(time)
              : marked
                  .status(ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS)
                  .rollback(
                      Rollback.builder()
                          .reason(why)
                          .startedAt(time)
                          .serviceRevisionArn(api.notes().get(candidate.id(), "revision"))
                          .build());
        });
    if (candidate != null) {
      rollBack(failed, candidate, by);
    }
  }

  private void rollBack(Deployment failed, Deployment candidate, String by) {
    change(failed.id(), d -> d.status("ACTIVE"));
    change(
        candidate.id(),
        d ->
            d.status("PRIMARY")
                .desiredCount(service.desiredCount())
                .rolloutState(DeploymentRolloutState.IN_PROGRESS)
                .rolloutStateReason(
                    "ECS deployment %s: rolling back to deploymentId %s."
                        .formatted(by, candidate.id())));
    api.notes().set(candidate.id(), ROLLS_BACK, failed.id());
    Stages.forget(api, candidate.id());
    event("rolling back to deployment %s.".formatted(candidate.id()));
    service = as(api.notes().get(candidate.id(), "revision"));
  }

  /** The service with what the revision says about its tasks. */
  private Service as(@Nullable String revision) {
    ServiceRevision earlier =
        api.revisions()
            .find(revision)
            .orElseThrow(() -> new IllegalStateException("no service revision " + revision));
    return service.toBuilder()
        .taskDefinition(earlier.taskDefinition())
        .networkConfiguration(earlier.networkConfiguration())
        .platformVersion(earlier.platformVersion())
        .capacityProviderStrategy(earlier.capacityProviderStrategy())
        .loadBalancers(earlier.loadBalancers())
        .build();
  }

  /** Deleted, and its last task is gone. */
  void deactivate() {
    service =
        service.toBuilder()
            .status("INACTIVE")
            .runningCount(0)
            .pendingCount(0)
            .deployments(List.of())
            .build();
    api.notes().removeAll(service.serviceArn());
    api.backend().tags().forget(service.serviceArn());
  }
}
