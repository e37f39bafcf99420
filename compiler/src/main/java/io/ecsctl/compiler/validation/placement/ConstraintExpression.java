package io.ecsctl.compiler.validation.placement;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.stream.Stream;

/**
 * {@code memberOf} asks for instances that an expression describes; {@code distinctInstance} is all
 * that it says.
 *
 * <p>Source: Amazon ECS API reference, PlacementConstraint and TaskDefinitionPlacementConstraint.
 */
final class ConstraintExpression implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS436",
        "constraint-expression",
        "Placement constraint with an expression too much or too few");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Stream.<Element>concat(model.runners().stream(), model.taskDefinitions().stream())
        .forEach(element ->
            element
                .body()
                .blocks("placement_constraint")
                .forEach(constraint -> check(element, constraint, sink)));
  }

  private void check(Element element, Block constraint, DiagnosticSink sink) {
    String type = constraint.text("type");
    if ("distinctInstance".equals(type) && constraint.has("expression")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  constraint.valueSpan("expression"),
                  "%s asks for distinct instances, and for those of an expression",
                  element.address())
              .label("for memberOf only")
              .related(constraint.valueSpan("type"), "takes no expression")
              .fix("remove expression", Edits.remove(constraint, "expression")));
    } else if ("memberOf".equals(type) && !constraint.has("expression")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  constraint.valueSpan("type"),
                  "%s asks for certain instances, but does not say for which",
                  element.address())
              .label("needs an expression")
              .fix("add expression = \"attribute:NAME == VALUE\""));
    }
  }
}
