package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Quantities;
import java.util.SortedSet;

/**
 * Fargate offers fixed CPU and memory pairs; ECS rejects others at {@code RegisterTaskDefinition},
 * which is mid-apply.
 *
 * <p>Source: {@link FargateSizes}.
 */
final class FargateCpuMemory implements LocalRule {
  private static final long MIB = 1L << 20;

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS103", "fargate-cpu-memory", "Unsupported Fargate CPU and memory combination");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Long cpu = task.cpuUnits();
      Long memory = task.memoryBytes();
      if (!task.listsFargate()
          || cpu == null
          || memory == null
          || task.operatingSystem().isEmpty()) {
        continue;
      }
      SortedSet<Long> linux = FargateSizes.memoryMib(cpu, false);
      if (linux.isEmpty()) {
        sink.report(noSuchCpu(task, cpu));
      } else if (!FargateSizes.memoryMib(cpu, task.isWindows()).isEmpty()
          && !isOffered(linux, memory)) {
        sink.report(noSuchPair(task, cpu, memory, linux));
      }
    }
  }

  private static boolean isOffered(SortedSet<Long> mib, long bytes) {
    return bytes % MIB == 0 && mib.contains(bytes / MIB);
  }

  private Diagnostic noSuchCpu(TaskDefinition task, long cpu) {
    SortedSet<Long> offered = FargateSizes.cpuUnits(task.isWindows());
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                task.body().valueSpan("cpu"),
                "Fargate has no tasks with %s",
                Quantities.formatCpu(cpu))
            .label("not a Fargate size")
            .detail(
                "Fargate offers %s.",
                Words.choices(offered.stream().map(Quantities::formatCpu).toList()))
            .note(Words.aws("No Fargate configuration exists for given values."));
    for (long near : FargateSizes.neighbours(offered, cpu)) {
      diagnostic.fix(
          "change cpu to " + Quantities.formatCpu(near),
          Edits.replace(task.body(), "cpu", Quantities.formatCpu(near)));
    }
    return diagnostic.build();
  }

  private Diagnostic noSuchPair(
      TaskDefinition task, long cpu, long bytes, SortedSet<Long> offered) {
    boolean windows = task.isWindows();
    String written = Quantities.formatSize(bytes);
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                task.body().valueSpan("memory"),
                "Fargate does not offer %s with %s",
                written,
                Quantities.formatCpu(cpu))
            .label("not offered with " + Quantities.formatCpu(cpu))
            .detail("With %s Fargate offers %s.", Quantities.formatCpu(cpu), ranges(offered))
            .related(task.body().valueSpan("cpu"), "cpu is set here")
            .note(Words.aws("No Fargate configuration exists for given values."));
    for (long near : FargateSizes.neighbours(offered, Math.ceilDiv(bytes, MIB))) {
      String size = size(near);
      diagnostic.fix("change memory to " + size, Edits.replace(task.body(), "memory", size));
    }
    if (bytes % MIB == 0) {
      FargateSizes.cpuFor(bytes / MIB, 0, windows)
          .map(Quantities::formatCpu)
          .ifPresent(units ->
              diagnostic.fix(
                  "or change cpu to " + units + ", which offers " + written,
                  Edits.replace(task.body(), "cpu", units)));
    }
    return diagnostic.build();
  }

  private static String size(long mib) {
    return Quantities.formatSize(mib * MIB);
  }

  private static String ranges(SortedSet<Long> mib) {
    return mib.size() <= 4
        ? Words.list(mib.stream().map(FargateCpuMemory::size).toList())
        : "%s to %s in steps of %s"
            .formatted(
                size(mib.first()),
                size(mib.last()),
                size(mib.tailSet(mib.first() + 1).first() - mib.first()));
  }
}
