package io.ecsctl.provider.aws.sandbox.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * One second of one service: its tasks move on, then tasks are started and stopped, then its
 * deployments are judged.
 */
final class Rollout {
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(60);

  private final EcsApi api;
  private final TaskLife life;
  private final Instant time;
  private final ServiceDraft draft;
  private final Stages stages;
  private final AlarmWatch alarms;
  private final List<Task> alive = new ArrayList<>();

  Rollout(EcsApi api, Service service, Instant time) {
    this.api = api;
    this.time = time;
    life = new TaskLife(api);
    draft = new ServiceDraft(api, service, time);
    stages = new Stages(api, draft, time);
    alarms = new AlarmWatch(api, draft, time);
  }

  /**
   * The count of failed tasks at which ECS gives up: half the desired count, at least 3, at most
   * 200.
   */
  static int breakerThreshold(Service service) {
    return Math.clamp((service.desiredCount() + 1) / 2, 3, 200);
  }

  /**
   * @return whether the next second may bring something new
   */
  boolean step() {
    moveTasks();
    if (draft.service().status().equals("DRAINING")) {
      return drain();
    }
    boolean unplaced = schedule();
    alarms.feed(alive, stages.reachesPeople());
    judge();
    draft.count(alive, life);
    draft.store();
    return !unplaced && !isQuiet();
  }

  private void moveTasks() {
    Service service = draft.service();
    for (Task task :
        api.tasks()
            .where(t ->
                t.clusterArn().equals(service.clusterArn())
                    && t.group().equals("service:" + service.serviceName())
                    && !t.lastStatus().equals("STOPPED"))) {
      Task moved = life.advance(service, task, time);
      if (!moved.lastStatus().equals("STOPPED")) {
        alive.add(moved);
      }
      // A task that lost its instance did not fail.
      if (task.stoppingAt() == null
          && moved.stoppingAt() != null
          && moved.stopCode() != TaskStopCode.TERMINATION_NOTICE) {
        draft.failed(moved);
        backOff(moved.startedBy());
      }
      if (!task.lastStatus().equals("RUNNING")
          && moved.lastStatus().equals("RUNNING")
          && !service.loadBalancers().isEmpty()) {
        draft.event(
            "registered 1 targets in (target-group %s)"
                .formatted(
                    Stages.serving(api, service, moved.startedBy()).getFirst().targetGroupArn()));
      }
    }
  }

  private void backOff(String deployment) {
    int failures = draft.deployment(deployment).map(Deployment::failedTasks).orElse(0);
    Duration wait = Duration.ofSeconds(failures < 3 ? 0 : 10L * (failures - 2));
    Instant next = time.plus(wait.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : wait);
    api.notes().set(deployment, "retry", next.toString());
  }

  private boolean drain() {
    alive.stream().filter(t -> t.stoppingAt() == null).forEach(this::stop);
    if (alive.isEmpty()) {
      draft.deactivate();
    } else {
      draft.count(alive, life);
    }
    draft.store();
    return !alive.isEmpty();
  }

  private void stop(Task task) {
    life.stop(
        draft.service(),
        task,
        TaskStopCode.SERVICE_SCHEDULER_INITIATED,
        "Scaling activity initiated by (deployment %s)".formatted(draft.primary().id()),
        time);
  }

  private List<Task> of(Deployment deployment) {
    return alive.stream()
        .filter(t -> t.startedBy().equals(deployment.id()) && t.stoppingAt() == null)
        .toList();
  }

  /**
   * @return true when tasks cannot be placed anywhere, and time will not help
   */
  private boolean schedule() {
    if (draft.service().schedulingStrategy() == SchedulingStrategy.DAEMON) {
      draft.desire(
          new Placement(api, draft.service(), definition(draft.primary()))
              .daemonInstances()
              .size());
    }
    Service service = draft.service();
    Deployment primary = draft.primary();
    int desired = service.desiredCount();
    var limits = service.deploymentConfiguration();
    int most = Math.max(desired * limits.maximumPercent() / 100, Math.min(desired, 1));
    int least = Math.ceilDiv(desired * limits.minimumHealthyPercent(), 100);
    List<Task> staying = alive.stream().filter(t -> t.stoppingAt() == null).toList();
    List<Task> mine = of(primary);
    boolean staged = Stages.has(service);
    int start = Math.min(desired - mine.size(), staged ? desired : most - staying.size());
    boolean unplaced =
        start > 0 && mayStart(primary) && (!staged || stages.scalesUp()) && !start(primary, start);
    if (mine.size() > desired) {
      stopAll(mine.subList(desired, mine.size()));
    }
    if (staged && primary.rolloutState() == DeploymentRolloutState.IN_PROGRESS) {
      stages.advance(areReady(of(primary)));
      if (!stages.cleansUp()) {
        return false;
      }
    }
    long healthy = staying.stream().filter(t -> life.isHealthy(service, t)).count();
    List<Task> leaving = new ArrayList<>();
    for (Task old : staying) {
      if (!old.startedBy().equals(primary.id())) {
        boolean counts = life.isHealthy(service, old);
        if (!counts || healthy > least) {
          leaving.add(old);
          healthy -= counts ? 1 : 0;
        }
      }
    }
    stopAll(leaving);
    return unplaced && leaving.isEmpty();
  }

  private boolean areReady(List<Task> tasks) {
    Service service = draft.service();
    return tasks.size() == service.desiredCount()
        && tasks.stream().allMatch(task -> life.isHealthy(service, task));
  }

  private boolean mayStart(Deployment primary) {
    String retry = api.notes().get(primary.id(), "retry");
    return primary.rolloutState() != DeploymentRolloutState.FAILED
        && (retry == null || !Instant.parse(retry).isAfter(time));
  }

  private TaskDefinition definition(Deployment primary) {
    return api.definitions()
        .find(primary.taskDefinition())
        .orElseThrow(() -> new IllegalStateException("no definition " + primary.taskDefinition()));
  }

  /**
   * @return false when tasks cannot be placed anywhere
   */
  private boolean start(Deployment primary, int count) {
    TaskDefinition definition = definition(primary);
    Capacities capacities = new Capacities(api, draft.service(), definition);
    List<Task> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Capacity capacity = capacities.next(of(primary), started);
      String refusal = capacity.refusal();
      if (refusal != null) {
        // The same words are not told again: time passes, and nothing has changed.
        draft.once("unplaced " + refusal.hashCode(), refusal);
        break;
      }
      started.add(life.start(draft.service(), primary, definition, capacity, time));
    }
    if (!started.isEmpty()) {
      alive.addAll(started);
      draft.event("has started %d tasks: %s.".formatted(started.size(), names(started)));
    }
    return started.size() == count;
  }

  private void stopAll(List<Task> tasks) {
    if (!tasks.isEmpty()) {
      tasks.forEach(this::stop);
      draft.event("has stopped %d running tasks: %s.".formatted(tasks.size(), names(tasks)));
      alive.replaceAll(task -> api.tasks().find(task.taskArn()).orElse(task));
    }
  }

  private static String names(List<Task> tasks) {
    return tasks.stream()
        .map(task -> "(task %s)".formatted(EcsApi.lastPart(task.taskArn())))
        .collect(Collectors.joining(" "));
  }

  private void judge() {
    Service service = draft.service();
    Deployment primary = draft.primary();
    boolean guarded =
        Boolean.TRUE.equals(service.deploymentConfiguration().deploymentCircuitBreaker().enable());
    if (primary.rolloutState() == DeploymentRolloutState.IN_PROGRESS
        && guarded
        && primary.failedTasks() >= breakerThreshold(service)) {
      draft.breakCircuit();
    } else if (primary.rolloutState() == DeploymentRolloutState.IN_PROGRESS
        && !alarms.fired().isEmpty()) {
      draft.alarm(alarms.fired());
    } else if (isSteady()) {
      draft.complete();
    }
  }

  /** As many healthy tasks of the primary deployment as wanted, and none of any other. */
  private boolean isSteady() {
    Service service = draft.service();
    Deployment primary = draft.primary();
    List<Task> mine = of(primary);
    boolean moved =
        !Stages.has(service)
            || primary.rolloutState() == DeploymentRolloutState.COMPLETED
            || stages.cleansUp();
    return primary.rolloutState() != DeploymentRolloutState.FAILED
        && alarms.isThrough(moved && alive.size() == mine.size() && areReady(mine));
  }

  private boolean isQuiet() {
    boolean failed = draft.primary().rolloutState() == DeploymentRolloutState.FAILED;
    return isSteady() || (failed && alive.stream().allMatch(this::settled));
  }

  private boolean settled(Task task) {
    return task.stoppingAt() == null && life.isHealthy(draft.service(), task);
  }
}
