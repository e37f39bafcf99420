package io.ecsctl.compiler.validation.strategy;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Capacity;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * AWS takes Spot capacity back when it needs it, from all tasks at once if it has to. A base on
 * Fargate keeps some of them.
 *
 * <p>Source: derived from the Amazon ECS Developer Guide, Fargate capacity providers.
 */
final class SpotOnly implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS841", "spot-only", "Load-balanced service on Spot capacity alone");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Capacity capacity = model.capacity().of(service);
      if (service.body().has("load_balancer")
          && !capacity.strategy().isEmpty()
          && capacity.strategy().stream().allMatch(item -> "FARGATE_SPOT".equals(item.name()))) {
        sink.report(
            Diagnostic.of(
                    info(),
                    capacity.strategy().getFirst().span(),
                    "%s may lose all of its tasks at once",
                    service.address())
                .label("AWS may take all of it back")
                .related(service.body().valueSpan("load_balancer"), "people wait for answers")
                .fix(
                    "add capacity_provider_strategy { capacity_provider = FARGATE, base = 1,"
                        + " weight = 0 }"));
      }
    }
  }
}
