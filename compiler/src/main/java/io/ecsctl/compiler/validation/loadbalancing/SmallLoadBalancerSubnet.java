package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Cidr;
import java.util.Objects;

/**
 * A load balancer takes more addresses when it grows: a /27 with eight free ones in each subnet is
 * what it wants.
 *
 * <p>Source: Application Load Balancer User Guide, subnets for your load balancer.
 */
final class SmallLoadBalancerSubnet implements ValidationRule {
  private static final int PREFIX = 27;

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS512",
        "small-load-balancer-subnet",
        "Subnet too small for an application load balancer");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (LoadBalancer balancer : model.loadBalancers()) {
      if (!balancer.isApplication()) {
        continue;
      }
      for (Subnet subnet : model.network().subnets(balancer.subnets())) {
        Cidr cidr = subnet.cidr();
        // Smaller than a /28 is ECS604.
        if (cidr == null || cidr.bits() != 32 || cidr.prefix() != PREFIX + 1) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    subnet.body().valueSpan("cidr"),
                    "%s has room for %s, and %s may need more",
                    subnet.address(),
                    Words.count(
                        Objects.requireNonNullElse(subnet.usableAddresses(), 0L), "address"),
                    balancer.address())
                .label("a /27 at least")
                .related(balancer.body().valueSpan("subnets"), "stands in it"));
      }
    }
  }
}
