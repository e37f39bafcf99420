package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * Logs may go to another region, at the price of transfer, and are seldom meant to.
 *
 * <p>Source: Amazon ECS Developer Guide, awslogs log driver, {@code awslogs-region}.
 */
final class ForeignLogRegion implements ValidationRule {
  private static final String OPTION = "awslogs-region";

  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS723", "foreign-log-region", "Logs that go to another region");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    String region = model.program().stack().region();
    if (region.isEmpty()) {
      return;
    }
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        LogOptions.of(container)
            .ifPresent(options -> {
              String written = options.text(OPTION);
              if (written != null && !written.equals(region)) {
                sink.report(
                    Diagnostic.of(
                            info(),
                            options.span(OPTION),
                            "%s runs in %s and logs to %s",
                            container.title(),
                            region,
                            written)
                        .label("another region")
                        .fix("write stack.region, if it is not meant"));
              }
            });
      }
    }
  }
}
