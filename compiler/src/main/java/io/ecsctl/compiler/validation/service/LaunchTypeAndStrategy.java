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
 * Each of the two says where tasks run; ECS takes one.
 *
 * <p>Source: Amazon ECS API reference, CreateService.
 */
final class LaunchTypeAndStrategy implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS401",
        "launch-type-and-strategy",
        "Launch type together with a capacity provider strategy");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if (service.body().has("launch_type") && service.body().has("capacity_provider_strategy")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("launch_type"),
                    "%s has a launch_type and a capacity_provider_strategy",
                    service.address())
                .label("says where tasks run")
                .related(service.body().valueSpan("capacity_provider_strategy"), "so does this")
                .note(
                    Words.aws(
                        "Specifying both a launch type and capacity provider strategy is not"
                            + " supported."))
                .fix("remove launch_type", Edits.remove(service.body(), "launch_type")));
      }
    }
  }
}
