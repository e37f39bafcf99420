package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.HashMap;
import java.util.Map;

/**
 * Both services' tasks get each other's requests.
 *
 * <p>Source: derived from the Amazon ECS Developer Guide, service load balancing.
 */
final class TargetGroupOfTwoServices implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS536", "target-group-of-two-services", "Target group that two services register with");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<ResourceAddress, ServiceTarget> first = new HashMap<>();
    for (Service service : model.services()) {
      for (ServiceTarget target : service.loadBalancers()) {
        ResourceAddress group = target.targetGroup();
        ServiceTarget earlier = group == null ? null : first.putIfAbsent(group, target);
        if (group == null
            || earlier == null
            || earlier.service().address().equals(service.address())) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    target.block().valueSpan("target_group"),
                    "%s and %s both register their tasks with %s",
                    earlier.service().address(),
                    service.address(),
                    group)
                .label("second service")
                .related(earlier.block().valueSpan("target_group"), "first service")
                .detail("Requests go to tasks of either, as it comes."));
      }
    }
  }
}
