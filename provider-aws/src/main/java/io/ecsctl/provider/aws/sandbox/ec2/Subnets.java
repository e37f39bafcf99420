package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetState;

/** Subnets: within their VPC, clear of one another, in one of three zones. */
final class Subnets {
  private static final String ZONE_ID = "sbx-az";

  /** AWS keeps the first four addresses and the last one of each subnet. */
  private static final int RESERVED = 5;

  private final Ec2Api api;
  private final Ec2Tables tables;
  private final NetworkInterfaces interfaces;
  private final SubnetIpv6Ranges ipv6;

  Subnets(Ec2Api api, Ec2Tables tables, NetworkInterfaces interfaces, SubnetIpv6Ranges ipv6) {
    this.api = api;
    this.tables = tables;
    this.interfaces = interfaces;
    this.ipv6 = ipv6;
  }

  static List<String> zones(String region) {
    return Stream.of("a", "b", "c").map(region::concat).toList();
  }

  CreateSubnetResponse create(CreateSubnetRequest request) {
    String vpcCidr =
        tables
            .vpcs()
            .find(request.vpcId())
            .orElseThrow(() ->
                api.error(
                    "InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", request.vpcId()))
            .cidrBlock();
    Cidr cidr = cidr(request.cidrBlock(), vpcCidr);
    for (Subnet other : tables.subnets().where(s -> s.vpcId().equals(request.vpcId()))) {
      Cidr taken = Cidr.parse(other.cidrBlock());
      if (taken != null && taken.overlaps(cidr)) {
        throw api.error(
            "InvalidSubnet.Conflict",
            "The CIDR '%s' conflicts with another subnet",
            request.cidrBlock());
      }
    }
    String zone =
        zone(
            request.availabilityZoneId() == null
                ? request.availabilityZone()
                : zoneOf(request.availabilityZoneId()));
    String id = "subnet-" + api.backend().hex17();
    Subnet subnet =
        Subnet.builder()
            .subnetId(id)
            .subnetArn(api.arn(id))
            .vpcId(request.vpcId())
            .cidrBlock(cidr.canonical().toString())
            .availabilityZone(zone)
            .availabilityZoneId(ZONE_ID + (1 + zone.charAt(zone.length() - 1) - 'a'))
            .assignIpv6AddressOnCreation(false)
            .defaultForAz(false)
            .enableDns64(false)
            .ipv6Native(false)
            .mapPublicIpOnLaunch(false)
            .mapCustomerOwnedIpOnLaunch(false)
            .ownerId(Backend.ACCOUNT)
            .privateDnsNameOptionsOnLaunch(options ->
                options
                    .hostnameType("ip-name")
                    .enableResourceNameDnsARecord(false)
                    .enableResourceNameDnsAAAARecord(false))
            .state(SubnetState.AVAILABLE)
            .build();
    subnet = ipv6.with(subnet, request.ipv6CidrBlock());
    tables.subnets().put(id, subnet);
    api.tag(id, ResourceType.SUBNET, request.tagSpecifications());
    return CreateSubnetResponse.builder().subnet(complete(subnet)).build();
  }

  private String zoneOf(String id) {
    return api.backend().region()
        + (char) ('a' + Integer.parseInt(id.substring(ZONE_ID.length())) - 1);
  }

  private Cidr cidr(@Nullable String text, String vpcCidr) {
    Cidr cidr = text == null ? null : Cidr.parse(text);
    Cidr around = Cidr.parse(vpcCidr);
    if (cidr == null || cidr.bits() != 32 || !cidr.isCanonical()) {
      throw api.error(
          "InvalidParameterValue",
          "Value (%s) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
          text);
    }
    if (cidr.prefix() < 16 || cidr.prefix() > 28 || around == null || !around.contains(cidr)) {
      throw api.error("InvalidSubnet.Range", "The CIDR '%s' is invalid.", text);
    }
    return cidr;
  }

  private String zone(@Nullable String wanted) {
    List<String> zones = zones(api.backend().region());
    if (wanted == null) {
      return zones.getFirst();
    }
    if (!zones.contains(wanted)) {
      throw api.error(
          "InvalidParameterValue",
          "Value (%s) for parameter availabilityZone is invalid. Subnets can currently only be"
              + " created in the following availability zones: %s.",
          wanted,
          String.join(", ", zones));
    }
    return wanted;
  }

  private Subnet complete(Subnet subnet) {
    Cidr cidr = Cidr.parse(subnet.cidrBlock());
    int size = cidr == null ? 0 : cidr.size().intValueExact() - RESERVED;
    return subnet.toBuilder()
        .availableIpAddressCount(size - interfaces.countIn(subnet.subnetId()))
        .tags(api.tags(subnet.subnetId()))
        .build();
  }

  DescribeSubnetsResponse describe(DescribeSubnetsRequest request) {
    request.subnetIds().forEach(this::require);
    List<Subnet> all =
        tables
            .subnets()
            .where(s -> !request.hasSubnetIds() || request.subnetIds().contains(s.subnetId()));
    var page =
        api.page(
            api.filtered(
                all, request.filters(), Ec2Api.Described.of(Subnet::subnetId, Subnets::facts)),
            request.nextToken(),
            request.maxResults());
    return DescribeSubnetsResponse.builder()
        .subnets(page.items().stream().map(this::complete).toList())
        .nextToken(page.next())
        .build();
  }

  private static Map<String, List<String>> facts(Subnet subnet) {
    return Map.of(
        "subnet-id", List.of(subnet.subnetId()),
        "vpc-id", List.of(subnet.vpcId()),
        "availability-zone", List.of(subnet.availabilityZone()),
        "cidr-block", List.of(subnet.cidrBlock()),
        "default-for-az", List.of("false"),
        "map-public-ip-on-launch", List.of(String.valueOf(subnet.mapPublicIpOnLaunch())),
        "state", List.of(subnet.stateAsString()));
  }

  private void require(@Nullable String id) {
    if (!tables.subnets().contains(id)) {
      throw api.error("InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist", id);
    }
  }

  ModifySubnetAttributeResponse modify(ModifySubnetAttributeRequest request) {
    require(request.subnetId());
    tables
        .subnets()
        .update(
            request.subnetId(),
            subnet -> {
              Subnet.Builder changed = subnet.toBuilder();
              if (request.mapPublicIpOnLaunch() != null) {
                changed.mapPublicIpOnLaunch(request.mapPublicIpOnLaunch().value());
              }
              if (request.assignIpv6AddressOnCreation() != null) {
                changed.assignIpv6AddressOnCreation(request.assignIpv6AddressOnCreation().value());
              }
              if (request.enableDns64() != null) {
                changed.enableDns64(request.enableDns64().value());
              }
              return changed.build();
            });
    return ModifySubnetAttributeResponse.builder().build();
  }

  DeleteSubnetResponse delete(DeleteSubnetRequest request) {
    String id = request.subnetId();
    require(id);
    if (interfaces.countIn(id) > 0) {
      throw api.dependency("The subnet '%s' has dependencies and cannot be deleted.", id);
    }
    tables.subnets().remove(id);
    // An association is no dependency: it goes with the subnet.
    for (var table : tables.routeTables().all()) {
      tables
          .routeTables()
          .put(
              table.routeTableId(),
              table.toBuilder()
                  .associations(
                      table.associations().stream().filter(a -> !id.equals(a.subnetId())).toList())
                  .build());
    }
    api.forget(id);
    return DeleteSubnetResponse.builder().build();
  }
}
