package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.model.Subnet;
import java.util.List;
import java.util.Optional;

/** What stops a packet. */
public sealed interface Blocker {
  /** As printed after the cross: {@code security_group.app}. */
  String label();

  /**
   * No rule of any of the groups lets the packet through.
   *
   * @param groups all groups of the interface, at least one; adding a rule to any of them would do
   * @param nearest the rule that comes nearest to what is needed: right peer, wrong port, or right
   *     port, wrong peer
   * @param packet one that is refused
   */
  record SecurityGroups(
      SecurityRule.Direction direction,
      List<SecurityGroup> groups,
      Optional<SecurityRule> nearest,
      Packet packet)
      implements Blocker {
    public SecurityGroups {
      groups = List.copyOf(groups);
    }

    @Override
    public String label() {
      return groups.getFirst().address().toString();
    }
  }

  /** The table that routes the subnet has no route to where the packet has to go. */
  record NoRoute(Subnet subnet, Optional<RouteTable> table) implements Blocker {
    @Override
    public String label() {
      return table.map(t -> t.address().toString()).orElse("main route table");
    }
  }

  /**
   * The way out is an internet gateway, which carries only traffic of public addresses, and there
   * is none.
   *
   * @param owner the service, schedule or group of instances that would have it
   */
  record NoPublicAddress(Element owner, Subnet subnet) implements Blocker {
    @Override
    public String label() {
      return "no public address";
    }
  }

  /** The load balancer is internal: its name has no public address. */
  record Internal(LoadBalancer balancer) implements Blocker {
    @Override
    public String label() {
      return balancer.address() + " is internal";
    }
  }
}
