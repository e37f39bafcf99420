package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * ECS accepts an interval of 5 to 300 s, a timeout of 2 to 60 s, 1 to 10 retries and a start period of 0 to 300 s.
 *
 * <p>Source: Amazon ECS API reference, HealthCheck.
 */
final class HealthCheckRange implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS225", "health-check-range", "Container health check number out of range");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        container.block().block("health_check").ifPresent(check -> {
          seconds(check, "interval", 5, 300, container, sink);
          seconds(check, "timeout", 2, 60, container, sink);
          seconds(check, "start_period", 0, 300, container, sink);
          Long retries = check.integer("retries");
          if (retries != null && (retries < 1 || retries > 10)) {
            report(check, "retries", Long.toString(retries), "1", "10", Long.toString(Math.clamp(retries, 1, 10)), container, sink);
          }
        });
      }
    }
  }

  private void seconds(Block check, String name, long min, long max, Container container, DiagnosticSink sink) {
    Long seconds = Fields.seconds(check, name);
    if (seconds != null && (seconds < min || seconds > max)) {
      report(check, name, seconds + "s", min + "s", max + "s", Math.clamp(seconds, (int) min, (int) max) + "s", container, sink);
    }
  }

  private void report(Block check, String name, String value, String min, String max, String nearest, Container container, DiagnosticSink sink) {
    sink.report(
        Diagnostic.of(info(), check.valueSpan(name), "the health check of %s has %s = %s", container.title(), name, value)
            .label(min + " to " + max)
            .fix("change it to " + nearest, Edits.replace(check, name, nearest)));
  }
}
