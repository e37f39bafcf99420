package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A role that may do everything is a role that whoever gets into a container may do everything
 * with.
 *
 * <p>Source: derived from the IAM User Guide, least privilege.
 */
final class AllowsEverything implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS728", "allows-everything", "Statement that allows everything");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Resource role : model.resources("role")) {
      role.body().blocks("policy").forEach(policy -> check(policy, sink));
    }
    model.resources("policy").forEach(policy -> check(policy.body(), sink));
  }

  private void check(Block policy, DiagnosticSink sink) {
    for (Block document : policy.blocks("policy_document")) {
      for (Block statement : document.blocks("statement")) {
        if (!"Deny".equals(statement.text("effect"))
            && Fields.isKnown(statement, "effect")
            && !statement.has("condition")
            && isAll(statement, "actions")
            && isAll(statement, "resources")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      statement.valueSpan("actions"),
                      "the statement allows everything on everything")
                  .label("every action")
                  .related(statement.valueSpan("resources"), "on every resource")
                  .fix("name the actions and the resources that are needed"));
        }
      }
    }
  }

  private static boolean isAll(Block statement, String name) {
    return Fields.texts(statement, name).stream()
        .anyMatch(text -> text.equals("*") || text.equals("*:*"));
  }
}
