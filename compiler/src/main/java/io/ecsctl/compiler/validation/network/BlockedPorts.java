package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.References;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.LoadBalancerPaths;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.value.PortRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells of a packet that security groups stop: which rule comes nearest, and what it would have to
 * say.
 */
final class BlockedPorts {
  private BlockedPorts() {}

  /**
   * @param needed what has to get through, for the label: {@code target group "web" sends to 8080}
   * @param peer what a new rule would have to name; empty when a person has to say
   * @param taken ports for which the groups' rules are needed as they are
   */
  static Diagnostic.Builder describe(
      RuleInfo rule,
      String headline,
      Path path,
      Blocker.SecurityGroups blocker,
      int port,
      String needed,
      String peer,
      Set<Integer> taken) {
    String direction = blocker.direction().word();
    SecurityGroup group = blocker.groups().getFirst();
    Optional<SecurityRule> nearest = blocker.nearest();
    String who = blocker.direction().peers() + " = [" + peer + "]";
    String newRule = direction + " { port = " + port + "/tcp, " + who + " }";
    if (nearest.isPresent()
        && nearest.get().ports() != null
        && !nearest.get().covers(port, "tcp")) {
      SecurityRule rightPeer = nearest.get();
      Block block = rightPeer.block();
      Diagnostic.Builder diagnostic =
          Diagnostic.of(rule, block.valueSpan("port"), "%s", headline)
              .label("opens " + opened(rightPeer) + ", but " + needed)
              .note("path: " + path);
      // Moving a rule that another path goes through would mend this and break that.
      return taken.stream().anyMatch(other -> other != port && rightPeer.covers(other, "tcp"))
              && !peer.isEmpty()
          ? diagnostic.fix("add " + newRule, Edits.add(group.header(), newRule))
          : diagnostic.fix(
              "change the " + direction + " port to " + port + "/tcp",
              Edits.replace(block, "port", port + "/tcp"));
    }
    if (nearest.isPresent()) {
      Block block = nearest.get().block();
      Diagnostic.Builder diagnostic =
          Diagnostic.of(rule, block.valueSpan(blocker.direction().peers()), "%s", headline)
              .label(
                  "opens "
                      + port
                      + ", but not "
                      + (direction.equals("ingress") ? "for " : "to ")
                      + (peer.isEmpty() ? "it" : peer))
              .note("path: " + path);
      SourceSpan list = block.valueSpan(blocker.direction().peers());
      boolean inBrackets = list.text().startsWith("[") && list.text().endsWith("]");
      return peer.isEmpty()
          ? diagnostic
          : diagnostic.fix(
              "add " + peer + " to it",
              inBrackets
                  ? new Edit[] {
                    Edit.replace(list.file().span(list.start() + 1, list.start() + 1), peer + ", ")
                  }
                  : new Edit[0]);
    }
    Diagnostic.Builder diagnostic =
        Diagnostic.of(rule, group.header(), "%s", headline)
            .label("has no " + direction + " rule for it; " + needed)
            .note("path: " + path);
    return peer.isEmpty()
        ? diagnostic
        : diagnostic.fix("add " + newRule, Edits.add(group.header(), newRule));
  }

  private static String opened(SecurityRule rule) {
    PortRange ports = Objects.requireNonNull(rule.ports());
    return ports.isSingle() ? Integer.toString(ports.from()) : ports.from() + " to " + ports.to();
  }

  /**
   * The ports on which the program's load balancers, listeners and health checks go through any of
   * the groups.
   */
  static Set<Integer> needed(ProgramModel model, Blocker.SecurityGroups blocker) {
    Set<Integer> ports = new TreeSet<>();
    List<ResourceAddress> groups = blocker.groups().stream().map(SecurityGroup::address).toList();
    for (LoadBalancerPaths.Question question : LoadBalancerPaths.questions(model)) {
      References own =
          switch (blocker.direction()) {
            case INGRESS -> question.service().securityGroups();
            case EGRESS -> question.balancer().securityGroups();
          };
      if (own.addresses().stream().anyMatch(groups::contains)) {
        ports.add(question.containerPort().from());
        Optional.ofNullable(question.group().healthCheckPort()).ifPresent(ports::add);
      }
    }
    for (Listener listener : model.listeners()) {
      Optional<LoadBalancer> balancer = model.loadBalancer(listener.loadBalancer());
      PortRange port = listener.port();
      if (port != null
          && balancer
              .filter(b -> b.securityGroups().addresses().stream().anyMatch(groups::contains))
              .isPresent()) {
        ports.add(port.from());
      }
    }
    return ports;
  }

  /** The group on the other side of the one that refuses. */
  static String peerOf(
      ProgramModel model, LoadBalancerPaths.Question question, Blocker.SecurityGroups blocker) {
    References other =
        switch (blocker.direction()) {
          case INGRESS -> question.balancer().securityGroups();
          case EGRESS -> question.service().securityGroups();
        };
    return model.network().securityGroups(other).stream()
        .map(g -> g.address().toString())
        .findFirst()
        .orElse("");
  }
}
