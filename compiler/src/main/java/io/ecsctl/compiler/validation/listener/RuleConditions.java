package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ListenerRule;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Value;
import java.util.Map;

/**
 * A condition that says nothing would make the rule a default action; five values a rule is a
 * quota.
 *
 * <p>Source: Application Load Balancer User Guide, quotas.
 */
final class RuleConditions implements LocalRule {
  private static final int MAXIMUM = 5;

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS523", "rule-conditions", "Listener rule with an empty condition or too many values");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (ListenerRule rule : model.listenerRules()) {
      int values = 0;
      for (Block condition : rule.conditions()) {
        int own = count(condition);
        values += own;
        if (own == 0
            && condition.arguments().keySet().stream()
                .allMatch(name -> Fields.isWhollyKnown(condition, name))) {
          sink.report(
              Diagnostic.of(
                      info(), condition.header(), "a condition of %s says nothing", rule.address())
                  .label("needs a path_pattern, a host_header or the like")
                  .detail("What applies to every request is the listener's default_action."));
        }
        if (values > MAXIMUM) {
          sink.report(
              Diagnostic.of(
                      info(),
                      condition.header(),
                      "%s has %d condition values; AWS allows %d",
                      rule.address(),
                      rule.conditions().stream().mapToInt(RuleConditions::count).sum(),
                      MAXIMUM)
                  .label("too many from here on")
                  .detail(
                      "The limit is for all conditions of the rule together. Spread the values over"
                          + " several rules."));
          break;
        }
      }
    }
  }

  /**
   * The values of a condition, whether it says {@code path_pattern = [...]} or {@code path_pattern
   * { values = [...] }}.
   */
  private static int count(Block block) {
    int values = 0;
    for (Map.Entry<String, Argument> argument : block.arguments().entrySet()) {
      values +=
          switch (argument.getValue()) {
            case Argument.Assigned assigned ->
                assigned.value() instanceof Value.Sequence list ? list.elements().size() : 0;
            case Argument.Blocks(var blocks) ->
                argument.getKey().equals("query_string")
                    ? blocks.size()
                    : blocks.stream().mapToInt(RuleConditions::count).sum();
          };
    }
    return values;
  }
}
