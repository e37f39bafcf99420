package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.reachability.Routing;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/**
 * It works, but what is internal usually stands where nothing public does.
 *
 * <p>Source: derived from the Elastic Load Balancing User Guide, schemes.
 */
final class InternalInPublicSubnets implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS538", "internal-in-public-subnets", "Internal load balancer in public subnets");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Routing routing = Routing.of(model);
    for (LoadBalancer balancer : model.loadBalancers()) {
      List<Subnet> subnets = model.network().subnets(balancer.subnets());
      boolean open =
          "internal".equals(balancer.body().text("scheme"))
              && !subnets.isEmpty()
              && balancer.subnets().complete()
              && subnets.stream()
                  .allMatch(subnet ->
                      routing.toInternet(subnet, 32).stream()
                          .allMatch(Routing.Exit.InternetGateway.class::isInstance));
      if (open) {
        sink.report(
            Diagnostic.of(
                    info(),
                    balancer.body().valueSpan("subnets"),
                    "%s is internal, but stands in public subnets",
                    balancer.address())
                .label("these lead to an internet gateway")
                .related(balancer.body().valueSpan("scheme"), "internal"));
      }
    }
  }
}
