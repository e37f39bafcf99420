package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ListenerRule;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.Map;

/**
 * A rule without a condition would be the default action; five values a rule is a quota.
 *
 * <p>Source: Application Load Balancer User Guide, quotas.
 */
final class RuleConditions implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS523", "rule-conditions", "Listener rule without conditions or with too many values");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (ListenerRule rule : model.listenerRules()) {
      if (!rule.body().has("condition")) {
        if (rule.body().schema().attribute("condition").filter(AttributeSchema::required).isEmpty()) {
          sink.report(
              Diagnostic.of(info(), rule.header(), "%s has no condition", rule.address())
                  .label("needs at least one")
                  .detail("What applies to every request is the listener's default_action."));
        }
        continue;
      }
      int values = 0;
      for (Block condition : rule.conditions()) {
        values += count(condition);
        if (values > MAXIMUM) {
          sink.report(
              Diagnostic.of(info(), condition.header(), "%s has %d condition values; AWS allows %d", rule.address(), rule.conditions().stream().mapToInt(RuleConditions::count).sum(), MAXIMUM)
                  .label("too many from here on")
                  .detail("The limit is for all conditions of the rule together. Spread the values over several rules."));
          break;
        }
      }
    }
  }

  private static final int MAXIMUM = 5;

  /** The values of a condition, whether it says {@code path_pattern = [...]} or {@code path_pattern { values = [...] }}. */
  private static int count(Block block) {
    int values = 0;
    for (Map.Entry<String, Argument> argument : block.arguments().entrySet()) {
      values +=
          switch (argument.getValue()) {
            case Argument.Assigned assigned -> assigned.value() instanceof Value.Sequence list ? list.elements().size() : 0;
            case Argument.Blocks(var blocks) -> blocks.stream().mapToInt(RuleConditions::count).sum();
          };
    }
    return values;
  }
}
