package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.Instance;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How many tasks of a service its capacity providers can ever run at the same time.
 *
 * @param tasks the number, if memory, processors and GPUs decide
 * @param tasksWithInterfaces the number, if network interfaces decide too
 * @param groups what starts the instances
 */
record Room(long tasks, long tasksWithInterfaces, List<AutoScalingGroup> groups) {
  Room {
    groups = List.copyOf(groups);
  }

  /**
   * Nothing unless every instance that may be started is known: for Fargate, for a launch type, for
   * groups that are not the program's or count something else than instances.
   */
  static Optional<Room> of(ProgramModel model, Service service) {
    Optional<TaskDefinition> task = model.taskOf(service);
    Optional<List<AutoScalingGroup>> groups =
        model.capacity().groupsOf(model.capacity().of(service));
    if (task.isEmpty() || groups.isEmpty()) {
      return Optional.empty();
    }
    Need need = Need.of(task.get());
    long tasks = 0;
    long tasksWithInterfaces = 0;
    for (AutoScalingGroup group : groups.get()) {
      Optional<List<Instance>> instances = model.capacity().instancesOf(group);
      Long max = group.maxSize();
      if (instances.isEmpty() || max == null || !group.countsInstances()) {
        return Optional.empty();
      }
      tasks = plus(tasks, max, best(instances.get(), need::fit));
      tasksWithInterfaces =
          plus(tasksWithInterfaces, max, best(instances.get(), need::fitWithInterfaces));
    }
    return Optional.of(new Room(tasks, tasksWithInterfaces, groups.get()));
  }

  private static long best(List<Instance> instances, ToLongFunction<Instance> fit) {
    return instances.stream().mapToLong(fit).max().orElse(0);
  }

  /** {@code sum + count * each}, or the largest number when nothing limits it. */
  private static long plus(long sum, long count, long each) {
    return count == 0
        ? sum
        : sum == Long.MAX_VALUE || each >= (Long.MAX_VALUE - sum) / count
            ? Long.MAX_VALUE
            : sum + count * each;
  }
}
