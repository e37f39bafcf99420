package io.ecsctl.compiler.validation.windows;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Runner;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * Fargate Spot runs Linux tasks.
 *
 * <p>Source: Amazon ECS Developer Guide, Fargate capacity providers.
 */
final class WindowsOnSpot implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS731", "windows-on-spot", "Windows task on Fargate Spot");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Runner runner : model.taskRunners()) {
      TaskDefinition task = runner.task();
      if (task.isWindows()) {
        model.capacity().of(runner.element()).strategy().stream()
            .filter(item -> "FARGATE_SPOT".equals(item.name()))
            .findFirst()
            .ifPresent(item ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            item.span(),
                            "%s runs %s on Fargate Spot, which has no Windows",
                            runner.address(),
                            task.address())
                        .label("Linux only")
                        .related(
                            task.body().valueSpan("runtime_platform"),
                            "runs on " + task.operatingSystem())
                        .fix(
                            "change it to FARGATE",
                            Edits.replace(item.block(), "capacity_provider", "FARGATE"))));
      }
    }
  }
}
