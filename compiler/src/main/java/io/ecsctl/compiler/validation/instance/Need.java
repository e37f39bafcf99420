package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Instance;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one task takes of the instance it runs on: all of it that is known, so that what does not
 * fit certainly does not.
 *
 * @param cpuUnits 0 when not known, as the others
 * @param interfaces 1 in awsvpc mode
 */
record Need(long cpuUnits, long memoryBytes, long gpus, long interfaces) {
  static Need of(TaskDefinition task) {
    Long cpu = task.cpuUnits();
    Long memory = task.memoryBytes();
    List<Container> containers = task.containers();
    return new Need(
        cpu != null ? cpu : sum(containers, Container::cpuUnits),
        memory != null ? memory : sum(containers, Need::reserved),
        sum(containers, Need::gpus),
        task.isAwsvpc() ? 1 : 0);
  }

  private static long sum(List<Container> containers, Function<Container, @Nullable Long> amount) {
    return containers.stream().map(amount).filter(Objects::nonNull).mapToLong(a -> a).sum();
  }

  /** The reservation is what counts when a task is placed, where there is one. */
  static @Nullable Long reserved(Container container) {
    return container.block().has("memory_reservation")
        ? container.memoryReservationBytes()
        : container.memoryBytes();
  }

  private static @Nullable Long gpus(Container container) {
    long sum = 0;
    for (Block requirement : container.block().blocks("resource_requirement")) {
      String value = requirement.text("value");
      if ("GPU".equals(requirement.text("type")) && value != null && value.matches("[0-9]{1,4}")) {
        sum += Long.parseLong(value);
      }
    }
    return sum;
  }

  /** How many such tasks the instance holds at the very most, network interfaces left aside. */
  long fit(Instance instance) {
    long byCpu = cpuUnits == 0 ? Long.MAX_VALUE : instance.type().cpuUnits() / cpuUnits;
    // Strictly less: the system always keeps some of the memory.
    long byMemory = memoryBytes == 0 ? Long.MAX_VALUE : (instance.memoryBytes() - 1) / memoryBytes;
    long byGpus = gpus == 0 ? Long.MAX_VALUE : instance.type().gpus() / gpus;
    return Math.max(0, Math.min(byCpu, Math.min(byMemory, byGpus)));
  }

  /** The same, one interface for each task, and the first one for the instance itself. */
  long fitWithInterfaces(Instance instance) {
    return interfaces == 0
        ? fit(instance)
        : Math.min(fit(instance), (instance.type().interfaces() - 1) / interfaces);
  }

  /** What the instance lacks for a single task, as words; empty when it lacks nothing. */
  List<String> lacking(Instance instance) {
    List<String> lacking = new ArrayList<>();
    if (cpuUnits > instance.type().cpuUnits()) {
      lacking.add("%s of %s CPU units".formatted(instance.type().cpuUnits(), cpuUnits));
    }
    if (memoryBytes >= instance.memoryBytes()) {
      lacking.add(
          "less than %d of %d MiB".formatted(mib(instance.memoryBytes()), mib(memoryBytes)));
    }
    if (gpus > instance.type().gpus()) {
      lacking.add("%d of %s".formatted(instance.type().gpus(), Words.count(gpus, "GPU")));
    }
    return lacking;
  }

  private static long mib(long bytes) {
    return bytes / (1024 * 1024);
  }
}
