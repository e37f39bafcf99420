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
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Quantities;

/**
 * A check that may take longer than the time to the next one is never over.
 *
 * <p>Source: none; ECS accepts it.
 */
final class OverlappingHealthChecks implements LocalRule {
  private static final long UNSTATED_INTERVAL = 30;

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS226", "overlapping-health-checks", "Health check that takes longer than its interval");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        container.block().block("health_check").ifPresent(health -> check(container, health, sink));
      }
    }
  }

  private void check(Container container, Block health, DiagnosticSink sink) {
    Long interval =
        health.has("interval") ? Fields.seconds(health, "interval") : (Long) UNSTATED_INTERVAL;
    Long timeout = Fields.seconds(health, "timeout");
    // An interval below five seconds is ECS225.
    if (interval == null || timeout == null || timeout < interval || interval < 5) {
      return;
    }
    String shorter = Quantities.formatDuration(interval - 1);
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                health.valueSpan("timeout"),
                "a health check of %s may take %s, and the next one comes after %s",
                container.title(),
                Quantities.formatDuration(timeout),
                Quantities.formatDuration(interval))
            .label("not shorter than the interval");
    diagnostic.related(
        health.valueSpan("interval"),
        health.has("interval") ? "the interval" : "interval is 30s when it is not stated");
    sink.report(
        diagnostic.fix("lower timeout to " + shorter, Edits.replace(health, "timeout", shorter)));
  }
}
