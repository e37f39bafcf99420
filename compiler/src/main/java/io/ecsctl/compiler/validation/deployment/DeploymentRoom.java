package io.ecsctl.compiler.validation.deployment;

import io.ecsctl.compiler.model.Service;
import java.util.Optional;

/**
 * How many tasks of a rolling deployment may run and must run. ECS rounds {@code maximumPercent}
 * down and {@code minimumHealthyPercent} up to whole tasks.
 *
 * <p>Source: Amazon ECS Developer Guide, rolling update.
 *
 * @param min percent that must run, 0 to 100
 * @param max percent that may run, 100 and more
 */
record DeploymentRoom(long min, long max) {

  /** Nothing for daemons, for deployments that do not roll, and for percentages not known. */
  static Optional<DeploymentRoom> of(Service service) {
    Long min = service.minimumHealthyPercent();
    Long max = service.maximumPercent();
    // Percentages out of range are ECS413.
    return min == null
            || max == null
            || min > 100
            || max < 100
            || service.isDaemon()
            || !service.isRolling()
            || !"ECS".equals(service.deploymentController())
        ? Optional.empty()
        : Optional.of(new DeploymentRoom(min, max));
  }

  /** How many tasks may run at most while {@code count} are wanted. */
  long most(long count) {
    return count * max / 100;
  }

  /** How many tasks must run at least while {@code count} are wanted. */
  long least(long count) {
    return Math.ceilDiv(count * min, 100);
  }

  /**
   * Whether ECS may neither start a new task nor stop an old one. Of 0 tasks, which no deployment
   * has to replace, the next number that runs is meant.
   */
  boolean isStuckAt(long count) {
    long running = Math.max(1, count);
    return most(running) <= running && least(running) >= running;
  }

  /**
   * The largest count, at most {@code limit}, at which it is stuck; it is stuck at all smaller ones
   * too, as {@code count * (max - 100)} and {@code count * (100 - min)} are both below 100 there.
   */
  long lastStuckCount(long limit) {
    long wider = Math.max(max - 100, 100 - min);
    return wider == 0 ? limit : Math.min(limit, 99 / wider);
  }

  /** The attribute that is to be changed for more room: the upper bound where it is written. */
  String blockingName(Service service) {
    return max < 200 && service.percentBlock("maximum_percent").has("maximum_percent")
        ? "maximum_percent"
        : "minimum_healthy_percent";
  }
}
