package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.NetworkModel;
import io.ecsctl.compiler.model.References;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.value.AddressSet;
import io.ecsctl.compiler.value.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The network interfaces of a load balancer, of tasks, of instances or of an endpoint: each in one
 * of {@code subnets}, behind all of {@code groups}.
 *
 * @param owner what has them
 * @param subnetsKnown false when some subnet is a literal id, somebody else's, or not known
 */
public record Interface(
    Element owner,
    List<Subnet> subnets,
    boolean subnetsKnown,
    List<SecurityGroup> groups,
    Guard guard,
    PublicAddress publicAddress) {

  /** What stands before it. */
  public enum Guard {
    /** The groups, and nothing else. */
    GROUPS,
    /** Groups of which the program does not know all. */
    UNKNOWN,
    /**
     * The VPC's default group, which is not the program's: it lets everything out unless somebody
     * has changed that.
     */
    DEFAULT,
    /** Nothing: a network load balancer without groups. */
    NONE
  }

  /** Whether it has an address that the internet sees. */
  public enum PublicAddress {
    YES,
    NO,
    UNKNOWN,
    /** As the subnet's {@code map_public_ip_on_launch} says. */
    BY_SUBNET
  }

  public Interface {
    subnets = List.copyOf(subnets);
    groups = List.copyOf(groups);
  }

  /** Without any group AWS puts the VPC's default group. */
  static Interface of(
      NetworkModel network,
      Element owner,
      References subnets,
      References groups,
      PublicAddress publicAddress) {
    List<Subnet> inSubnets = network.subnets(subnets);
    List<SecurityGroup> behind = network.securityGroups(groups);
    boolean known = groups.complete() && behind.size() == groups.addresses().size();
    return new Interface(
        owner,
        inSubnets,
        subnets.complete() && inSubnets.size() == subnets.addresses().size(),
        behind,
        !known ? Guard.UNKNOWN : behind.isEmpty() ? Guard.DEFAULT : Guard.GROUPS,
        publicAddress);
  }

  Interface unguarded() {
    return new Interface(owner, subnets, subnetsKnown, List.of(), Guard.NONE, publicAddress);
  }

  /** The part of it that is in {@code subnet}. */
  Interface in(Subnet subnet) {
    return new Interface(owner, List.of(subnet), true, groups, guard, publicAddress);
  }

  /** Null when not known. */
  @Nullable Boolean isPublicIn(Subnet subnet) {
    return switch (publicAddress) {
      case YES -> Boolean.TRUE;
      case NO -> Boolean.FALSE;
      case UNKNOWN -> null;
      case BY_SUBNET ->
          subnet.body().has("map_public_ip_on_launch")
              ? Fields.bool(subnet.body(), "map_public_ip_on_launch")
              : Boolean.FALSE;
    };
  }

  /** What security groups of the other side see of it. */
  Peer asPeer(int bits) {
    List<AddressSet> certain = new ArrayList<>();
    boolean complete = subnetsKnown && !subnets.isEmpty();
    for (Subnet subnet : subnets) {
      Cidr block = subnet.block(bits);
      if (block == null) {
        complete = false;
      } else {
        certain.add(Addresses.usable(block));
      }
    }
    AddressSet addresses = AddressSet.union(bits, certain);
    return new Peer(
        groupAddresses(),
        guard == Guard.GROUPS || guard == Guard.NONE,
        addresses,
        complete ? addresses : AddressSet.all(bits));
  }

  private Set<ResourceAddress> groupAddresses() {
    return groups.stream().map(SecurityGroup::address).collect(Collectors.toUnmodifiableSet());
  }

  /** The VPC that it is in; null when that is not the program's, or not one. */
  @Nullable ResourceAddress vpc() {
    List<ResourceAddress> vpcs = new ArrayList<>();
    for (Subnet subnet : subnets) {
      ResourceAddress vpc = subnet.vpcReference();
      if (vpc == null) {
        return null;
      }
      if (!vpcs.contains(vpc)) {
        vpcs.add(vpc);
      }
    }
    return vpcs.size() == 1 ? vpcs.getFirst() : null;
  }
}
