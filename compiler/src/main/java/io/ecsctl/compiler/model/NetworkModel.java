package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the program's networks look like: which table routes a subnet, which VPC a thing is in. */
public final class NetworkModel {
  private final ProgramModel model;
  private final Map<ResourceAddress, RouteTable> tableOfSubnet;

  /** VPCs with a table whose subnets are not all known. */
  private final Set<ResourceAddress> open = new HashSet<>();

  private boolean openSomewhere;

  NetworkModel(ProgramModel model, Map<ResourceAddress, RouteTable> tableOfSubnet) {
    this.model = model;
    this.tableOfSubnet = tableOfSubnet;
    for (RouteTable table : model.routeTables()) {
      if (!table.subnets().complete()) {
        ResourceAddress vpc = table.vpcAddress();
        openSomewhere |= vpc == null;
        if (vpc != null) {
          open.add(vpc);
        }
      }
    }
  }

  /**
   * The table that the subnet is associated with; empty when it falls back to its VPC's main table.
   */
  public Optional<RouteTable> tableOf(Subnet subnet) {
    return Optional.ofNullable(tableOfSubnet.get(subnet.address()));
  }

  /**
   * Whether every association with the subnet's VPC is in the program, so that a subnet without a
   * table really has only the local route of the main table.
   */
  public boolean tablesKnown(Subnet subnet) {
    ResourceAddress vpc = subnet.vpcAddress();
    return model.vpc(vpc).isPresent() && !openSomewhere && !open.contains(vpc);
  }

  /** The subnets among {@code references} that are the program's, in order. */
  public List<Subnet> subnets(References references) {
    return references.addresses().stream().flatMap(a -> model.subnet(a).stream()).toList();
  }

  public List<SecurityGroup> securityGroups(References references) {
    return references.addresses().stream().flatMap(a -> model.securityGroup(a).stream()).toList();
  }

  /**
   * The program's VPCs that these subnets and groups are in, in order of appearance; things of
   * other VPCs are left out.
   */
  public Set<ResourceAddress> vpcs(References subnets, References securityGroups) {
    Set<ResourceAddress> vpcs = new LinkedHashSet<>();
    subnets(subnets).forEach(subnet -> add(vpcs, subnet));
    securityGroups(securityGroups).forEach(group -> add(vpcs, group));
    return vpcs;
  }

  private static void add(Set<ResourceAddress> vpcs, Element element) {
    ResourceAddress vpc = element.vpcAddress();
    if (vpc != null) {
      vpcs.add(vpc);
    }
  }
}
