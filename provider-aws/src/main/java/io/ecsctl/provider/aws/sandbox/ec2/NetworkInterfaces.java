package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.IpAddress;
import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * Network interfaces that other services put into subnets: what makes AWS refuse to delete a subnet
 * or a security group while a load balancer, a NAT gateway or a task is there, and for some seconds
 * after.
 */
public final class NetworkInterfaces {
  /** AWS keeps the addresses x.0 to x.3. */
  private static final int FIRST_HOST = 4;

  private final Backend backend;
  private final Ec2Tables tables;

  public NetworkInterfaces(Backend backend, Ec2Tables tables) {
    this.backend = backend;
    this.tables = tables;
  }

  /** Puts an interface into a subnet, which must exist, and gives it the next free address. */
  public NetworkInterface attach(Subnet subnet, List<String> groups, String description) {
    return attach(subnet, groups, description, false);
  }

  /** With a public address of AWS's as well, which holds on to the VPC's internet gateway. */
  public NetworkInterface attach(
      Subnet subnet, List<String> groups, String description, boolean isPublic) {
    String id = "eni-" + backend.hex17();
    return tables
        .interfaces()
        .put(
            id,
            NetworkInterface.builder()
                .networkInterfaceId(id)
                .subnetId(subnet.subnetId())
                .vpcId(subnet.vpcId())
                .availabilityZone(subnet.availabilityZone())
                .description(description)
                .groups(
                    groups.stream().map(g -> GroupIdentifier.builder().groupId(g).build()).toList())
                .privateIpAddress(freeAddress(subnet))
                .requesterManaged(true)
                .association(
                    isPublic
                        ? NetworkInterfaceAssociation.builder()
                            .ipOwnerId("amazon-elb")
                            .publicIp("198.51.100." + (1 + backend.next() % 254))
                            .build()
                        : null)
                .ownerId(Backend.ACCOUNT)
                .status(NetworkInterfaceStatus.IN_USE)
                .build());
  }

  private String freeAddress(Subnet subnet) {
    Cidr cidr = Cidr.parse(subnet.cidrBlock());
    if (cidr == null) {
      throw new IllegalStateException("subnet with CIDR " + subnet.cidrBlock());
    }
    Set<String> taken = new HashSet<>();
    live().stream()
        .filter(i -> i.subnetId().equals(subnet.subnetId()))
        .forEach(i -> taken.add(i.privateIpAddress()));
    BigInteger address = cidr.first().add(BigInteger.valueOf(FIRST_HOST));
    while (taken.contains(IpAddress.format(address, 32))) {
      address = address.add(BigInteger.ONE);
    }
    return IpAddress.format(address, 32);
  }

  /** Removes interfaces of that description; they are in the way for some time yet. */
  public void release(String description, Duration delay) {
    Instant gone = backend.now().plus(delay);
    for (NetworkInterface i : live()) {
      if (i.description().equals(description)) {
        if (delay.isZero()) {
          tables.interfaces().remove(i.networkInterfaceId());
        } else {
          released().set(i.networkInterfaceId(), "at", gone.toString());
        }
      }
    }
  }

  /** Gives the interfaces of that description other security groups. */
  public void regroup(String description, List<String> groups) {
    for (NetworkInterface i : live()) {
      if (i.description().equals(description)) {
        tables
            .interfaces()
            .put(
                i.networkInterfaceId(),
                i.toBuilder()
                    .groups(
                        groups.stream()
                            .map(g -> GroupIdentifier.builder().groupId(g).build())
                            .toList())
                    .build());
      }
    }
  }

  private Attributes released() {
    return backend.attributes("interface released");
  }

  List<NetworkInterface> live() {
    for (var release : List.copyOf(released().all().entrySet())) {
      String at = release.getValue().get("at");
      if (at != null && !Instant.parse(at).isAfter(backend.now())) {
        tables.interfaces().remove(release.getKey());
        released().removeAll(release.getKey());
      }
    }
    return tables.interfaces().all();
  }

  DescribeNetworkInterfacesResponse describe(Ec2Api api, DescribeNetworkInterfacesRequest request) {
    List<NetworkInterface> all =
        live().stream()
            .filter(i ->
                !request.hasNetworkInterfaceIds()
                    || request.networkInterfaceIds().contains(i.networkInterfaceId()))
            .toList();
    var page =
        api.page(
            api.filtered(
                all,
                request.filters(),
                Ec2Api.Described.of(
                    NetworkInterface::networkInterfaceId, NetworkInterfaces::facts)),
            request.nextToken(),
            request.maxResults());
    return DescribeNetworkInterfacesResponse.builder()
        .networkInterfaces(page.items())
        .nextToken(page.next())
        .build();
  }

  private static Map<String, List<String>> facts(NetworkInterface i) {
    return Map.of(
        "network-interface-id", List.of(i.networkInterfaceId()),
        "description", List.of(i.description()),
        "group-id", i.groups().stream().map(GroupIdentifier::groupId).toList(),
        "subnet-id", List.of(i.subnetId()),
        "vpc-id", List.of(i.vpcId()),
        "status", List.of(i.statusAsString()));
  }

  boolean hasPublicAddress(String vpc) {
    return live().stream().anyMatch(i -> i.vpcId().equals(vpc) && i.association() != null);
  }

  int countIn(String subnet) {
    return (int) live().stream().filter(i -> i.subnetId().equals(subnet)).count();
  }

  boolean anyWith(String group) {
    return live().stream()
        .anyMatch(i -> i.groups().stream().anyMatch(g -> g.groupId().equals(group)));
  }
}
