package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/**
 * Five target groups a service is a limit that AWS does not raise.
 *
 * <p>Source: Amazon ECS Developer Guide, registering multiple target groups.
 */
final class TargetGroupCount implements ValidationRule {
  private static final int MAXIMUM = 5;

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS507", "target-group-count", "More than 5 target groups on a service");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      List<ServiceTarget> targets = service.loadBalancers();
      if (targets.size() > MAXIMUM) {
        sink.report(
            Diagnostic.of(
                    info(),
                    targets.get(MAXIMUM).block().header(),
                    "%s has %d target groups; AWS allows %d",
                    service.address(),
                    targets.size(),
                    MAXIMUM)
                .label("one too many"));
      }
    }
  }
}
