package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.autoscaling.GroupLife;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * The scheduler: brings every service of the region, and the instances that its tasks run on,
 * second by second to the present.
 */
public final class Rollouts {
  private static final Duration STOPPED_TASKS_KEPT = Duration.ofHours(1);

  private final EcsApi api;
  private final GroupLife groups;
  private final ContainerInstances instances;
  private final ManagedScaling scaling;

  public Rollouts(Backend backend) {
    api = new EcsApi(backend.endpoint("Ecs", EcsException::builder));
    groups = new GroupLife(backend);
    instances = new ContainerInstances(api);
    scaling = new ManagedScaling(api, groups);
  }

  /** Something changed: there is work from now on. */
  static void wake(EcsApi api) {
    Ticks.wake(api.backend());
  }

  public void advance(Instant now) {
    Ticks.advance(api.backend(), now, this::step);
    forgetStopped(now);
  }

  private boolean step(Instant time) {
    boolean busy = groups.step(time);
    busy |= instances.step(time);
    for (Service service : List.copyOf(api.services().all())) {
      if (!service.status().equals("INACTIVE")) {
        busy |= new Rollout(api, service, time).step();
      }
    }
    busy |= scaling.step(time);
    return busy;
  }

  private void forgetStopped(Instant now) {
    Instant oldest = now.minus(STOPPED_TASKS_KEPT);
    api.tasks()
        .removeWhere(task ->
            Objects.equals(task.lastStatus(), "STOPPED") && task.stoppedAt().isBefore(oldest));
  }
}
