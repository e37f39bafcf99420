package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * The test rule sends requests to the new tasks before the production rule does. One rule cannot
 * tell the two apart.
 *
 * <p>Source: derived from the Amazon ECS Developer Guide, blue/green deployments.
 */
final class TestRule implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS425", "test-rule", "Test traffic and production traffic by one rule");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      for (ServiceTarget target : service.loadBalancers()) {
        Block advanced = target.block().block("advanced_configuration").orElse(null);
        ResourceAddress production =
            advanced == null ? null : Fields.reference(advanced, "production_listener_rule");
        if (advanced != null
            && production != null
            && production.equals(Fields.reference(advanced, "test_listener_rule"))) {
          sink.report(
              Diagnostic.of(
                      info(),
                      advanced.valueSpan("test_listener_rule"),
                      "%s tests by the rule that its production traffic takes",
                      service.address())
                  .label("needs a rule of its own")
                  .related(advanced.valueSpan("production_listener_rule"), "the production traffic")
                  .fix("remove test_listener_rule", Edits.remove(advanced, "test_listener_rule")));
        }
      }
    }
  }
}
