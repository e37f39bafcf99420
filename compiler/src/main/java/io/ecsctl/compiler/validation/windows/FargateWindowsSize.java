package io.ecsctl.compiler.validation.windows;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.fargate.FargateSizes;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Quantities;
import java.util.SortedSet;

/**
 * Windows itself needs at least 1 vCPU, and the 8 and 16 vCPU sizes are offered for Linux only.
 *
 * <p>Source: {@link FargateSizes}.
 */
final class FargateWindowsSize implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS104", "fargate-windows-size", "Windows task of a size that Fargate has for Linux only");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Long cpu = task.cpuUnits();
      if (cpu == null
          || !task.listsFargate()
          || !task.isWindows()
          || FargateSizes.memoryMib(cpu, false).isEmpty()
          || !FargateSizes.memoryMib(cpu, true).isEmpty()) {
        continue;
      }
      SortedSet<Long> offered = FargateSizes.cpuUnits(true);
      String nearest = Quantities.formatCpu(FargateSizes.neighbours(offered, cpu).getFirst());
      sink.report(
          Diagnostic.of(
                  info(),
                  task.body().valueSpan("cpu"),
                  "Fargate has no Windows tasks with %s",
                  Quantities.formatCpu(cpu))
              .label("for Linux only")
              .detail(
                  "Windows tasks may have %s.",
                  Words.choices(offered.stream().map(Quantities::formatCpu).toList()))
              .related(task.body().valueSpan("runtime_platform"), "Windows is asked for here")
              .note(Words.aws("No Fargate configuration exists for given values."))
              .fix("change cpu to " + nearest, Edits.replace(task.body(), "cpu", nearest)));
    }
  }
}
