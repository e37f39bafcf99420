package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.account.AlarmStates;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.model.DeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * The alarms that fail a deployment. A rolling one goes on being watched after its last task came
 * up, for as long as the slowest of its alarms takes to notice.
 *
 * <p>Source: Amazon ECS Developer Guide, "How CloudWatch alarms detect Amazon ECS deployment
 * failures".
 */
final class AlarmWatch {
  private static final String WATCHED = "alarms are watched";
  private static final String STEADY_SINCE = "steady since";

  /** In the state of an alarm that is the sandbox's own doing. */
  private static final String BY_IMAGE = "Tasks run an image with the tag alarming.";

  private final EcsApi api;
  private final ServiceDraft draft;
  private final Instant time;
  private final AlarmStates states;

  AlarmWatch(EcsApi api, ServiceDraft draft, Instant time) {
    this.api = api;
    this.draft = draft;
    this.time = time;
    states = new AlarmStates(api.backend());
  }

  /**
   * What a deployment that begins says of its alarms. One of them that fires already is none of
   * this deployment's doing: ECS then watches none, so that a failure can be mended.
   */
  static ServiceDeploymentAlarms begin(EcsApi api, Service service, String deployment) {
    List<String> names = names(service);
    boolean watched = !names.isEmpty() && new AlarmStates(api.backend()).firing(names).isEmpty();
    if (watched) {
      api.notes().set(deployment, WATCHED, "true");
    }
    return ServiceDeploymentAlarms.builder()
        .alarmNames(names)
        .status(
            watched
                ? ServiceDeploymentRollbackMonitorsStatus.MONITORING
                : ServiceDeploymentRollbackMonitorsStatus.DISABLED)
        .build();
  }

  private static List<String> names(Service service) {
    DeploymentAlarms alarms = service.deploymentConfiguration().alarms();
    return alarms == null || !Boolean.TRUE.equals(alarms.enable())
        ? List.of()
        : alarms.alarmNames();
  }

  /** Not a deployment that takes its place back: it was fine before. */
  private boolean watches() {
    return api.notes().get(draft.primary().id(), WATCHED) != null
        && api.notes().get(draft.primary().id(), ServiceDraft.ROLLS_BACK) == null;
  }

  /** Images with the tag {@code alarming} make the alarms fire from when people reach them. */
  void feed(List<Task> alive, boolean reached) {
    List<String> names = names(draft.service());
    if (names.isEmpty()) {
      return;
    }
    boolean alarming =
        reached
            && alive.stream()
                .anyMatch(task ->
                    task.lastStatus().equals("RUNNING")
                        && task.stoppingAt() == null
                        && task.startedBy().equals(draft.primary().id())
                        && Fate.of(definition(task)) == Fate.ALARMING);
    for (String name : names) {
      if (alarming) {
        states.set(name, StateValue.ALARM, BY_IMAGE);
      } else if (states.isBecause(name, BY_IMAGE)) {
        states.set(name, StateValue.OK, "Nothing to be alarmed about.");
      }
    }
  }

  private TaskDefinition definition(Task task) {
    return api.definitions()
        .find(task.taskDefinitionArn())
        .orElseThrow(() -> new IllegalStateException("no definition of " + task.taskArn()));
  }

  /** Those that fired since the deployment began; empty where none is watched. */
  List<String> fired() {
    return watches() ? states.firing(names(draft.service())) : List.of();
  }

  /**
   * Whether alarms had their time to notice.
   *
   * @param steady whether all tasks of a rolling deployment are up, and none of another
   */
  boolean isThrough(boolean steady) {
    if (!steady || !watches() || Stages.has(draft.service())) {
      return steady;
    }
    String since = api.notes().get(draft.primary().id(), STEADY_SINCE);
    if (since == null) {
      api.notes().set(draft.primary().id(), STEADY_SINCE, time.toString());
      return states.slowest(names(draft.service())).isZero();
    }
    return !time.isBefore(Instant.parse(since).plus(states.slowest(names(draft.service()))));
  }
}
