package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.reachability.LoadBalancerPaths;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A target in a zone in which the load balancer is not enabled is unused, and ECS takes its task
 * for dead.
 *
 * <p>Source: Application Load Balancer User Guide, target health, Target.NotInUse.
 */
final class ZonesOfTasks implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS540", "zones-of-tasks", "Tasks in a zone that their load balancer does not serve");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Set<String> told = new HashSet<>();
    for (LoadBalancerPaths.Question question : Reachability.of(model).balancers().questions()) {
      LoadBalancer balancer = question.balancer();
      Service service = question.service();
      List<Subnet> served = model.network().subnets(balancer.subnets());
      boolean known =
          balancer.isApplication()
              && question.task().isAwsvpc()
              && balancer.subnets().complete()
              && served.size() == balancer.subnets().addresses().size()
              && served.stream().allMatch(subnet -> subnet.zone() != null);
      if (!known || !told.add(service.address() + " " + balancer.address())) {
        continue;
      }
      Set<String> zones =
          served.stream().map(Subnet::zone).map(Objects::toString).collect(Collectors.toSet());
      for (Subnet subnet : model.network().subnets(service.subnets())) {
        String zone = subnet.zone();
        if (zone == null || zones.contains(zone)) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("subnets"),
                    "tasks of %s may run in %s, where %s is not",
                    service.address(),
                    zone,
                    balancer.address())
                .label(subnet.address() + " is in " + zone)
                .related(
                    balancer.body().valueSpan("subnets"),
                    "in " + Words.list(new TreeSet<>(zones)) + " only"));
        break;
      }
    }
  }
}
