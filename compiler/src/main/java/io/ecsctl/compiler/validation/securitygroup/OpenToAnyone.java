package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.PortRange;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Remote logins are scanned for all day, and a load balancer's group needs to open what its
 * listeners serve and no more.
 *
 * <p>Source: Amazon EC2 User Guide, security group rules.
 */
final class OpenToAnyone implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.danger(
        "ECS629", "open-to-anyone", "Port open to the whole internet without need");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (SecurityGroup group : model.securityGroups()) {
      Set<Integer> served = served(model, group);
      for (SecurityRule rule : group.ingress()) {
        List<SecurityRule.Peer> peers = rule.peers();
        int anyone =
            IntStream.range(0, peers.size())
                .filter(i -> SecurityRules.isAnyone(peers.get(i)))
                .findFirst()
                .orElse(-1);
        PortRange ports = rule.ports();
        if (anyone < 0 || !rule.portsKnown() || rule.protocol() == null) {
          continue;
        }
        String login =
            rule.covers(22, "tcp") ? "22 (SSH)" : rule.covers(3389, "tcp") ? "3389 (RDP)" : "";
        if (!login.isEmpty()) {
          sink.report(
              Diagnostic.of(
                      info(),
                      SecurityRules.peerSpan(rule, anyone),
                      "%s opens port %s to the whole internet",
                      group.address(),
                      login)
                  .label("anyone may try to log in")
                  .detail("ECS Exec gives a shell in a container without any open port."));
        } else if (!served.isEmpty()
            && ports != null
            && served.stream().noneMatch(ports::contains)) {
          sink.report(
              Diagnostic.of(
                      info(),
                      rule.block().valueSpan("port"),
                      "%s opens %s to the whole internet, where no listener is",
                      group.address(),
                      ports)
                  .label("listeners are on " + Words.list(served)));
        }
      }
    }
  }

  /**
   * The ports of all listeners behind the group; empty unless it is a load balancer's group and all
   * of them are known.
   */
  private static Set<Integer> served(ProgramModel model, SecurityGroup group) {
    List<LoadBalancer> balancers =
        model.loadBalancers().stream()
            .filter(b -> b.securityGroups().addresses().contains(group.address()))
            .toList();
    if (balancers.isEmpty()) {
      return Set.of();
    }
    Set<Integer> ports = new TreeSet<>();
    boolean others =
        model.services().stream()
            .anyMatch(s -> s.securityGroups().addresses().contains(group.address()));
    for (LoadBalancer balancer : balancers) {
      for (Listener listener : model.listeners()) {
        PortRange port = listener.port();
        if (balancer.address().equals(listener.loadBalancer()) && port != null) {
          ports.add(port.from());
        }
        others |= listener.loadBalancer() == null || port == null;
      }
    }
    return others ? Set.of() : ports;
  }
}
