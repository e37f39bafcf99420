package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every awsvpc task takes an address, a deployment runs up to maximum_percent of them at once, and
 * a load balancer takes one in each of its subnets.
 *
 * <p>Source: Amazon VPC User Guide, subnet sizing; Amazon ECS Developer Guide, awsvpc.
 */
final class SubnetRoom implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS609", "subnet-room", "Subnets too small for a service");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<ResourceAddress, Long> nodesIn = new HashMap<>();
    for (LoadBalancer balancer : model.loadBalancers()) {
      balancer.subnets().addresses().forEach(subnet -> nodesIn.merge(subnet, 1L, Long::sum));
    }
    for (Service service : model.services()) {
      List<Subnet> subnets = model.network().subnets(service.subnets());
      Long count = most(model, service);
      Long percent = service.maximumPercent();
      boolean known =
          service.subnets().complete()
              && subnets.size() == service.subnets().addresses().size()
              && !subnets.isEmpty();
      if (!known
          || count == null
          || percent == null
          || model.taskOf(service).filter(TaskDefinition::isAwsvpc).isEmpty()) {
        continue;
      }
      List<Long> rooms =
          subnets.stream().map(Subnet::usableAddresses).filter(Objects::nonNull).toList();
      long room = rooms.stream().mapToLong(Long::longValue).sum();
      long nodes =
          subnets.stream()
              .map(Subnet::address)
              .distinct()
              .mapToLong(subnet -> nodesIn.getOrDefault(subnet, 0L))
              .sum();
      long tasks = Math.max(count, count * percent / 100);
      if (rooms.size() < subnets.size() || room >= tasks + nodes) {
        continue;
      }
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  service.body().valueSpan("subnets"),
                  "the subnets of %s have %s, but a deployment needs %d",
                  service.address(),
                  Words.count(room, "free address"),
                  tasks + nodes)
              .label(
                  nodes == 0
                      ? Words.count(tasks, "task")
                      : Words.count(tasks, "task")
                          + " and "
                          + Words.count(nodes, "load balancer address"))
              .detail(
                  "AWS keeps %d addresses of each subnet. %s at maximum_percent = %d are %s at"
                      + " once.",
                  Subnet.RESERVED_ADDRESSES,
                  Words.count(count, "task"),
                  percent,
                  Words.count(tasks, "task"));
      for (Subnet subnet : subnets) {
        diagnostic.related(
            subnet.body().valueSpan("cidr"),
            subnet.address() + " has room for " + subnet.usableAddresses());
      }
      sink.report(diagnostic);
    }
  }

  private static @Nullable Long most(ProgramModel model, Service service) {
    Long most = model.autoscalingOf(service).map(Autoscaling::max).orElse(null);
    return most != null
        ? most
        : model.autoscalingOf(service).isPresent() ? null : service.desiredCount();
  }
}
