package io.ecsctl.compiler.validation.placement;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * A placement strategy chooses among instances; a daemon runs on all of them.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code placementStrategy}.
 */
final class DaemonPlacement implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS410", "daemon-placement", "Daemon service with a placement strategy");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if (service.isDaemon() && !service.body().blocks("placement_strategy").isEmpty()) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("placement_strategy"),
                    "%s is a daemon and has a placement strategy",
                    service.address())
                .label("there is nothing to choose")
                .related(
                    service.body().valueSpan("scheduling_strategy"), "one task on every instance")
                .note(
                    Words.aws(
                        "The daemon scheduling strategy does not support placement strategies"))
                .fix(
                    "remove placement_strategy",
                    Edits.removeBlock(service.body().blocks("placement_strategy").getFirst())));
      }
    }
  }
}
