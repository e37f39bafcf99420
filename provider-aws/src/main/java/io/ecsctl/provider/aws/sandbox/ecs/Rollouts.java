package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * The scheduler: brings every service of the region, second by second, to the present. Does nothing
 * while there is nothing to do, which is nearly always.
 */
public final class Rollouts {
  private static final Duration TICK = Duration.ofSeconds(1);

  /** A service that fails for ever is not followed through a night in which nobody looked. */
  private static final Duration LONGEST = Duration.ofHours(2);

  private static final Duration STOPPED_TASKS_KEPT = Duration.ofHours(1);

  private final EcsApi api;

  public Rollouts(Backend backend) {
    api = new EcsApi(backend.endpoint("Ecs", EcsException::builder));
  }

  private static Attributes clock(Backend backend) {
    return backend.attributes("ecs scheduler");
  }

  /** Something changed: there is work from now on. */
  static void wake(EcsApi api) {
    Attributes clock = clock(api.backend());
    if (clock.get(api.backend().region(), "at") == null) {
      clock.set(api.backend().region(), "at", api.backend().now().toString());
    }
  }

  public void advance(Instant now) {
    Attributes clock = clock(api.backend());
    String since = clock.get(api.backend().region(), "at");
    if (since == null) {
      return;
    }
    Instant time = Instant.parse(since);
    if (time.isBefore(now.minus(LONGEST))) {
      time = now.minus(LONGEST);
    }
    boolean busy = true;
    while (busy && !time.plus(TICK).isAfter(now)) {
      time = time.plus(TICK);
      busy = step(time);
    }
    if (busy) {
      clock.set(api.backend().region(), "at", time.toString());
    } else {
      clock.removeAll(api.backend().region());
    }
    forgetStopped(now);
  }

  private boolean step(Instant time) {
    boolean busy = false;
    for (Service service : List.copyOf(api.services().all())) {
      if (!service.status().equals("INACTIVE")) {
        busy |= new Rollout(api, service, time).step();
      }
    }
    return busy;
  }

  private void forgetStopped(Instant now) {
    Instant oldest = now.minus(STOPPED_TASKS_KEPT);
    api.tasks()
        .removeWhere(task ->
            Objects.equals(task.lastStatus(), "STOPPED") && task.stoppedAt().isBefore(oldest));
  }
}
