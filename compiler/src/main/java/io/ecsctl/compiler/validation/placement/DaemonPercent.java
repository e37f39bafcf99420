package io.ecsctl.compiler.validation.placement;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * A daemon is replaced instance by instance: its old task stops, then the new one starts. More than
 * 100 percent would be two tasks on one instance.
 *
 * <p>Source: Amazon ECS Developer Guide, rolling update.
 */
final class DaemonPercent implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS411", "daemon-percent", "Daemon service that may run two tasks on an instance");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Block block = service.percentBlock("maximum_percent");
      Long max = block.integer("maximum_percent");
      // Below 100 is ECS413.
      if (service.isDaemon() && max != null && max > 100) {
        sink.report(
            Diagnostic.of(
                    info(),
                    block.valueSpan("maximum_percent"),
                    "%s is a daemon with maximum_percent = %d",
                    service.address(),
                    max)
                .label("100 for a daemon")
                .related(
                    service.body().valueSpan("scheduling_strategy"), "one task on every instance")
                .note(
                    Words.aws(
                        "The daemon scheduling strategy does not support values above 100 for"
                            + " maximumPercent"))
                .fix("change it to 100", Edits.replace(block, "maximum_percent", "100")));
      }
    }
  }
}
