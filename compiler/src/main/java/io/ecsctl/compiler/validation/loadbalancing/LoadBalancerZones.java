package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An application load balancer has a node in each of at least two zones, one subnet a zone.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateLoadBalancer.
 */
final class LoadBalancerZones implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS511",
        "load-balancer-zones",
        "Application load balancer without two Availability Zones");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (LoadBalancer balancer : model.loadBalancers()) {
      List<Value> elements = balancer.body().elements("subnets");
      boolean listed =
          balancer.body().value("subnets") instanceof Value.Sequence
              && Fields.isKnown(balancer.body(), "subnets");
      if (!balancer.isApplication() || !listed) {
        continue;
      }
      if (elements.size() < 2) {
        sink.report(
            Diagnostic.of(
                    info(),
                    balancer.body().valueSpan("subnets"),
                    "%s is in %s; it needs two Availability Zones",
                    balancer.address(),
                    Words.count(elements.size(), "subnet"))
                .label("at least two subnets, each in another zone")
                .note(
                    Words.aws(
                        "At least two subnets in two different Availability Zones must be"
                            + " specified")));
        continue;
      }
      Map<String, Subnet> zones = new HashMap<>();
      for (int i = 0; i < elements.size(); i++) {
        Optional<Subnet> subnet =
            elements.get(i) instanceof Value.Reference(var address)
                ? model.subnet(address)
                : Optional.empty();
        String zone = subnet.map(Subnet::zone).orElse(null);
        Subnet earlier =
            zone == null || subnet.isEmpty() ? null : zones.putIfAbsent(zone, subnet.get());
        if (zone != null && subnet.isPresent() && earlier != null) {
          sink.report(
              Diagnostic.of(
                      info(),
                      Fields.elementSpan(balancer.body(), "subnets", i),
                      "%s has two subnets in %s",
                      balancer.address(),
                      zone)
                  .label(subnet.get().address() + " and " + earlier.address())
                  .related(subnet.get().body().valueSpan("availability_zone"), "in " + zone)
                  .related(earlier.body().valueSpan("availability_zone"), "in " + zone)
                  .note(
                      Words.aws(
                          "A load balancer cannot be attached to multiple subnets in the same"
                              + " Availability Zone")));
        }
      }
    }
  }
}
