package io.ecsctl.compiler.validation.resource;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Settings;

/**
 * How eagerly to swap matters where there is swap.
 *
 * <p>Source: Amazon ECS API reference, LinuxParameters, {@code swappiness}: it is ignored without
 * {@code maxSwap}.
 */
final class SwappinessWithoutSwap implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS234", "swappiness-without-swap", "Swappiness without swap");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      // On Fargate there is none: ECS123. Nor is there on Windows: ECS118.
      if (task.listsFargate() || task.isWindows()) {
        continue;
      }
      for (Container container : task.containers()) {
        container
            .block()
            .block("linux_parameters")
            .filter(linux -> Settings.isGiven(linux, "swappiness") && !linux.has("max_swap"))
            .ifPresent(linux ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            linux.valueSpan("swappiness"),
                            "%s states swappiness, but no max_swap",
                            container.title())
                        .label("ignored without max_swap")
                        .fix("remove swappiness", Edits.remove(linux, "swappiness"))
                        .fix("or add max_swap")));
      }
    }
  }
}
