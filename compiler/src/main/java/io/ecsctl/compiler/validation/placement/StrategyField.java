package io.ecsctl.compiler.validation.placement;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * {@code spread} spreads by something, {@code random} by nothing.
 *
 * <p>Source: Amazon ECS API reference, PlacementStrategy.
 */
final class StrategyField implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS435", "strategy-field", "Placement strategy with a field too much or too few");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Element runner : model.runners()) {
      for (Block strategy : runner.body().blocks("placement_strategy")) {
        String type = strategy.text("type");
        if ("random".equals(type) && strategy.has("field")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      strategy.valueSpan("field"),
                      "%s places tasks at random, and by a field",
                      runner.address())
                  .label("random has none")
                  .related(strategy.valueSpan("type"), "at random")
                  .fix("remove field", Edits.remove(strategy, "field")));
        } else if ("spread".equals(type) && !strategy.has("field")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      strategy.valueSpan("type"),
                      "%s spreads tasks, but does not say over what",
                      runner.address())
                  .label("needs a field")
                  .fix(
                      "spread over zones",
                      Edits.add(strategy, "field = \"attribute:ecs.availability-zone\"")));
        }
      }
    }
  }
}
