package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.NetworkModel;
import io.ecsctl.compiler.model.References;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.Subnet;
import java.util.List;

/**
 * The network interfaces of a load balancer or of a service's tasks: in one of {@code subnets},
 * behind all of {@code groups}.
 *
 * @param known false when some subnet or group is a literal id or not known: then a missing rule
 *     proves nothing
 */
public record Interface(List<Subnet> subnets, List<SecurityGroup> groups, boolean known) {
  public Interface {
    subnets = List.copyOf(subnets);
    groups = List.copyOf(groups);
  }

  /** Without any group AWS puts the VPC's default group, which is not the program's: not known. */
  public static Interface of(NetworkModel network, References subnets, References groups) {
    List<Subnet> inSubnets = network.subnets(subnets);
    List<SecurityGroup> behind = network.securityGroups(groups);
    boolean known =
        subnets.complete()
            && groups.complete()
            && !behind.isEmpty()
            && inSubnets.size() == subnets.addresses().size()
            && behind.size() == groups.addresses().size()
            && inSubnets.stream().allMatch(subnet -> subnet.cidr() != null);
    return new Interface(inSubnets, behind, known);
  }
}
