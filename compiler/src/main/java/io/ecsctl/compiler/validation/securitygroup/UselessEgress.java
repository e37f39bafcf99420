package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.reachability.Routing;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The interface of an awsvpc task on an instance never has a public address, so that an internet
 * gateway carries nothing of it. That the tasks want the internet is taken from a rule of theirs
 * that opens chosen ports to it, hence a warning only.
 *
 * <p>Source: Amazon ECS Developer Guide, task networking with awsvpc, considerations.
 */
final class UselessEgress implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS617", "useless-egress", "Task on EC2 that calls the internet from a public subnet");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Routing routing = Routing.of(model);
    for (Service service : model.services()) {
      boolean concerned =
          model.taskOf(service).filter(TaskDefinition::isAwsvpc).isPresent()
              && model.capacity().of(service).isEc2();
      Optional<Subnet> open =
          !concerned
              ? Optional.empty()
              : model.network().subnets(service.subnets()).stream()
                  .filter(subnet ->
                      Reachability.of(model).outgoing().of(subnet).isEmpty()
                          && !subnet.hasIpv6()
                          && routing.toInternet(subnet, 32).stream()
                              .allMatch(Routing.Exit.InternetGateway.class::isInstance))
                  .findFirst();
      open.ifPresent(subnet -> report(model, service, subnet, sink));
    }
  }

  private void report(ProgramModel model, Service service, Subnet subnet, DiagnosticSink sink) {
    for (SecurityGroup group : model.network().securityGroups(service.securityGroups())) {
      for (SecurityRule rule : group.egress()) {
        List<SecurityRule.Peer> peers = rule.peers();
        int anyone =
            IntStream.range(0, peers.size())
                .filter(i -> SecurityRules.isAnyone(peers.get(i)))
                .findFirst()
                .orElse(-1);
        if (anyone < 0 || rule.ports() == null) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("subnets"),
                    "tasks of %s get no answer from the internet: on EC2 they have no public"
                        + " address",
                    service.address())
                .label(subnet.address() + " leads to an internet gateway only")
                .related(SecurityRules.peerSpan(rule, anyone), "the tasks may call the internet")
                .detail(
                    "An internet gateway carries traffic of public addresses, and the interfaces of"
                        + " tasks on instances never have one. Instances do, and are not"
                        + " concerned.")
                .fix("use private subnets with a route to a nat_gateway"));
        return;
      }
    }
  }
}
