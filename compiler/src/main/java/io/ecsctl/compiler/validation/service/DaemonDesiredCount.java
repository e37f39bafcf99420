package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * A daemon runs one task on every instance, however many there are.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code schedulingStrategy}.
 */
final class DaemonDesiredCount implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS408", "daemon-desired-count", "Daemon service with a desired count");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if (service.isDaemon() && service.body().has("desired_count")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("desired_count"),
                    "%s is a daemon and has a desired_count",
                    service.address())
                .label("a daemon runs once on every instance")
                .related(service.body().valueSpan("scheduling_strategy"), "a daemon")
                .note(
                    Words.aws(
                        "The daemon scheduling strategy does not support a desired count for"
                            + " services"))
                .fix("remove desired_count", Edits.remove(service.body(), "desired_count")));
      }
    }
  }
}
