package io.ecsctl.compiler.validation.strategy;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.StrategyItem;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.Objects;

/**
 * Weights share out the tasks, and 0, which is what a weight is when it is not stated, gets none.
 * With nothing but zeros no task can be placed.
 *
 * <p>Source: Amazon ECS API reference, CapacityProviderStrategyItem.
 */
final class ZeroWeights implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS820", "zero-weights", "Strategy in which no capacity provider has a weight");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Strategy strategy : Strategy.all(model)) {
      if (strategy.items().stream().allMatch(item -> Objects.equals(item.weight(), 0L))) {
        StrategyItem first = strategy.items().getFirst();
        sink.report(
            Diagnostic.of(
                    info(),
                    first.block().has("weight") ? first.block().valueSpan("weight") : first.span(),
                    "%s gives no capacity provider a weight",
                    strategy.owner().address())
                .label(first.block().has("weight") ? "1 or more" : "needs a weight")
                .fix(
                    "give it weight 1",
                    first.block().has("weight")
                        ? Edits.replace(first.block(), "weight", "1")
                        : Edits.add(first.block(), "weight = 1")));
      }
    }
  }
}
