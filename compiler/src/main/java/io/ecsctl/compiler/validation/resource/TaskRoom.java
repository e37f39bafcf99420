package io.ecsctl.compiler.validation.resource;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.fargate.FargateSizes;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.value.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Offers the task more room: on Fargate the next size that is sold, elsewhere what is needed. */
final class TaskRoom {
  private static final long MIB = 1L << 20;

  private TaskRoom() {}

  static void fixCpu(Diagnostic.Builder diagnostic, TaskDefinition task, long units) {
    Long memory = task.memoryBytes();
    if (!task.listsFargate()) {
      offer(
          diagnostic,
          "",
          Edits.replace(task.body(), "cpu", Quantities.formatCpu(units)),
          Quantities.formatCpu(units));
    } else if (memory != null) {
      fargate(diagnostic, task, units, memory);
    }
  }

  static void fixMemory(Diagnostic.Builder diagnostic, TaskDefinition task, long bytes) {
    Long cpu = task.cpuUnits();
    String size = Quantities.formatSize(bytes);
    if (!task.listsFargate()) {
      offer(diagnostic, "", Edits.replace(task.body(), "memory", size), size);
    } else if (cpu != null) {
      fargate(diagnostic, task, cpu, bytes);
    }
  }

  private static void fargate(
      Diagnostic.Builder diagnostic, TaskDefinition task, long cpu, long bytes) {
    Optional<FargateSizes.Size> next =
        FargateSizes.fitting(cpu, Math.ceilDiv(bytes, MIB), task.isWindows());
    if (next.isEmpty()) {
      diagnostic.note("Fargate has no task with so much.");
      return;
    }
    String units = Quantities.formatCpu(next.get().cpu());
    String size = Quantities.formatSize(next.get().mib() * MIB);
    List<Edit> edits = new ArrayList<>();
    boolean sameCpu = next.get().cpu() == Objects.requireNonNull(task.cpuUnits());
    boolean sameMemory = next.get().mib() * MIB == Objects.requireNonNull(task.memoryBytes());
    boolean cpuWritten = add(edits, task, "cpu", units, sameCpu);
    boolean memoryWritten = add(edits, task, "memory", size, sameMemory);
    offer(
        diagnostic,
        ", the next size of Fargate",
        cpuWritten && memoryWritten ? edits.toArray(Edit[]::new) : new Edit[0],
        units + " and " + size);
  }

  /** False when it has to change and a person has to do it. */
  private static boolean add(
      List<Edit> edits, TaskDefinition task, String name, String value, boolean same) {
    if (same) {
      return true;
    }
    List<Edit> change = List.of(Edits.replace(task.body(), name, value));
    edits.addAll(change);
    return !change.isEmpty();
  }

  private static void offer(
      Diagnostic.Builder diagnostic, String which, Edit[] edits, String amount) {
    diagnostic.fix("give the task " + amount + which, edits);
  }
}
