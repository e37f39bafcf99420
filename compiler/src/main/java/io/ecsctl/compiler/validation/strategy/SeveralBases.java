package io.ecsctl.compiler.validation.strategy;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.StrategyItem;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;

/**
 * The base is how many tasks go to one capacity provider before the weights count. A strategy has
 * one such provider.
 *
 * <p>Source: Amazon ECS API reference, CapacityProviderStrategyItem, {@code base}.
 */
final class SeveralBases implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS821", "several-bases", "Strategy with more than one base");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Strategy strategy : Strategy.all(model)) {
      List<StrategyItem> based = strategy.items().stream().filter(SeveralBases::hasBase).toList();
      if (based.size() > 1) {
        Block second = based.get(1).block();
        sink.report(
            Diagnostic.of(
                    info(),
                    second.valueSpan("base"),
                    "%s has a base on %d capacity providers",
                    strategy.owner().address(),
                    based.size())
                .label("the second one")
                .related(based.getFirst().block().valueSpan("base"), "the first one")
                .note(
                    Words.aws(
                        "There are multiple capacity providers in the strategy with a base value"
                            + " defined"))
                .fix("remove base", Edits.remove(second, "base")));
      }
    }
  }

  private static boolean hasBase(StrategyItem item) {
    Long base = item.base();
    return base != null && base > 0;
  }
}
