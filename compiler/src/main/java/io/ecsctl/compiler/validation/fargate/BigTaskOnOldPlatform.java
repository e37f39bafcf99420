package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Quantities;
import java.util.Objects;

/**
 * Sizes of 8 and 16 vCPU came with Linux platform 1.4.0.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code cpu}.
 */
final class BigTaskOnOldPlatform implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS105", "big-task-on-old-platform", "Size that an old Fargate platform does not have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    OldPlatforms.of(model)
        .forEach(runner -> {
          TaskDefinition task = runner.task();
          Long cpu = task.cpuUnits();
          if (cpu != null && cpu >= 8192) {
            Diagnostic.Builder diagnostic =
                Diagnostic.of(
                        info(),
                        task.body().valueSpan("cpu"),
                        "platform %s has no tasks with %s",
                        Objects.toString(runner.body().text("platform_version")),
                        Quantities.formatCpu(cpu))
                    .label("since platform 1.4.0");
            OldPlatforms.fix(diagnostic, runner);
            sink.report(diagnostic);
          }
        });
  }
}
