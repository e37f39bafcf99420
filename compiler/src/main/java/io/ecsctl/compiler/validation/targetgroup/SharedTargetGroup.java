package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Forward;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A target group belongs to the load balancer that first forwards to it.
 *
 * <p>Source: Application Load Balancer User Guide, quotas (load balancers a target group).
 */
final class SharedTargetGroup implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS535", "shared-target-group", "Target group used by two load balancers");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      Map<ResourceAddress, Forward> balancers = new LinkedHashMap<>();
      for (Forward forward : model.forwardsTo(group.address())) {
        ResourceAddress balancer =
            forward.listener() == null ? null : forward.listener().loadBalancer();
        if (balancer != null) {
          balancers.putIfAbsent(balancer, forward);
        }
      }
      if (balancers.size() > 1) {
        List<Map.Entry<ResourceAddress, Forward>> uses = List.copyOf(balancers.entrySet());
        sink.report(
            Diagnostic.of(
                    info(),
                    uses.get(1).getValue().action().header(),
                    "%s is used by %s and %s",
                    group.address(),
                    uses.get(0).getKey(),
                    uses.get(1).getKey())
                .label("a second load balancer")
                .related(uses.getFirst().getValue().action().header(), "the first one")
                .note(
                    Words.aws(
                        "TargetGroupAssociationLimit: The following target groups cannot be"
                            + " associated with more than one load balancer")));
      }
    }
  }
}
