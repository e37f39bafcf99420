package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * An external controller makes task sets, and each of those has a task definition and load
 * balancers of its own. The service has neither then, and so no program can describe one yet: here
 * a service always runs a task definition.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code deploymentController}.
 */
final class ExternalController implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS426",
        "external-controller",
        "Service of an external controller that says what only task sets say");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if (!"EXTERNAL".equals(service.deploymentController())) {
        continue;
      }
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  Controllers.span(service),
                  "%s leaves its deployments to an external controller, but says what to run",
                  service.address())
              .label("takes no task definition")
              .related(service.body().valueSpan("task_definition"), "for task sets to say")
              .note(Words.aws("TaskDefinition must be blank"))
              .fix("let ECS deploy it", Edits.replace(Controllers.span(service), "ECS"));
      if (service.body().has("load_balancer")) {
        diagnostic.related(service.body().valueSpan("load_balancer"), "for task sets to say too");
      }
      sink.report(diagnostic);
    }
  }
}
