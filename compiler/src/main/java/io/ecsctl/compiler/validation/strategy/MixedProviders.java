package io.ecsctl.compiler.validation.strategy;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.CapacityModel;
import io.ecsctl.compiler.model.Compute;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.StrategyItem;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A strategy shares tasks out over capacity of one kind: Fargate's two providers, or providers with
 * instances.
 *
 * <p>Source: Amazon ECS Developer Guide, capacity providers.
 */
final class MixedProviders implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS822", "mixed-providers", "Fargate and instances in one strategy");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Strategy strategy : Strategy.all(model)) {
      StrategyItem first = null;
      for (StrategyItem item : strategy.items()) {
        Compute compute = CapacityModel.compute(item);
        if (compute == Compute.UNKNOWN) {
          continue;
        }
        if (first != null && compute != CapacityModel.compute(first)) {
          sink.report(
              Diagnostic.of(
                      info(),
                      item.span(),
                      "%s shares its tasks out over Fargate and over instances",
                      strategy.owner().address())
                  .label(name(compute))
                  .related(first.span(), name(CapacityModel.compute(first)))
                  .fix("leave one of them out"));
          break;
        }
        first = first == null ? item : first;
      }
    }
  }

  private static String name(Compute compute) {
    return compute == Compute.FARGATE ? "Fargate" : "instances";
  }
}
