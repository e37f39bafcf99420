package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Forward;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A load balancer lives in the VPC of its subnets; its security groups and the groups it forwards
 * to have to be there too.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateLoadBalancer and CreateListener.
 */
final class LoadBalancerVpc implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS513",
        "load-balancer-vpc",
        "Load balancer and target group, subnets or security groups in different VPCs");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (LoadBalancer balancer : model.loadBalancers()) {
      ResourceAddress vpc = null;
      SourceSpan where = balancer.header();
      for (String name : List.of("subnets", "security_groups")) {
        List<Value> elements = balancer.body().elements(name);
        for (int i = 0; i < elements.size(); i++) {
          ResourceAddress other =
              elements.get(i) instanceof Value.Reference(var address) ? model.vpcOf(address) : null;
          if (vpc == null && other != null) {
            vpc = other;
            where = Fields.elementSpan(balancer.body(), name, i);
          } else if (vpc != null && other != null && !other.equals(vpc)) {
            sink.report(
                Diagnostic.of(
                        info(),
                        Fields.elementSpan(balancer.body(), name, i),
                        "%s mixes %s and %s",
                        balancer.address(),
                        vpc,
                        other)
                    .label("in " + other)
                    .related(where, "in " + vpc));
          }
        }
      }
      targetGroups(model, balancer, vpc, where, sink);
    }
  }

  private void targetGroups(
      ProgramModel model,
      LoadBalancer balancer,
      @Nullable ResourceAddress vpc,
      SourceSpan where,
      DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      ResourceAddress other = group.vpcAddress();
      if (vpc == null || other == null || other.equals(vpc)) {
        continue;
      }
      for (Forward forward : model.forwardsTo(group.address())) {
        if (forward.listener() != null
            && balancer.address().equals(forward.listener().loadBalancer())) {
          sink.report(
              Diagnostic.of(
                      info(),
                      group.body().valueSpan("vpc"),
                      "%s is in %s, but %s forwards to it from %s",
                      group.address(),
                      other,
                      balancer.address(),
                      vpc)
                  .label("another VPC")
                  .related(forward.action().header(), "forwards to it")
                  .related(where, "the load balancer is in " + vpc)
                  .note(
                      Words.aws(
                          "The following target groups are in a different VPC than load balancer"))
                  .fix(
                      "change vpc to " + vpc,
                      Edit.replace(group.body().valueSpan("vpc"), vpc.toString())));
          break;
        }
      }
    }
  }
}
