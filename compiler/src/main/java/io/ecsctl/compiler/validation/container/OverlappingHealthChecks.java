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
import io.ecsctl.compiler.value.Quantities;
import org.jspecify.annotations.Nullable;

/**
 * A check that may take longer than the time to the next one is never over.
 *
 * <p>Source: none; ECS accepts it.
 */
final class OverlappingHealthChecks implements ValidationRule {
  private static final long INTERVAL = 30;
  private static final long TIMEOUT = 5;

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
    Long interval = seconds(health, "interval", INTERVAL);
    Long timeout = seconds(health, "timeout", TIMEOUT);
    if (interval == null || timeout == null || timeout < interval) {
      return;
    }
    String shorter = Quantities.formatDuration(Math.max(2, interval - 1));
    String subject = health.has("timeout") ? "timeout" : "interval";
    String other = health.has("timeout") ? "interval" : "timeout";
    sink.report(
        Diagnostic.of(
                info(),
                health.valueSpan(subject),
                "a health check of %s may take %s, and the next one comes after %s",
                container.title(),
                Quantities.formatDuration(timeout),
                Quantities.formatDuration(interval))
            .label(
                health.has(other)
                    ? "not shorter than the interval"
                    : "%s is %s when it is not stated"
                        .formatted(
                            other,
                            Quantities.formatDuration(
                                other.equals("timeout") ? TIMEOUT : INTERVAL)))
            .fix("set timeout to " + shorter, Edits.set(health, "timeout", shorter)));
  }

  private static @Nullable Long seconds(Block block, String name, long otherwise) {
    return block.has(name) ? Fields.seconds(block, name) : (Long) otherwise;
  }
}
