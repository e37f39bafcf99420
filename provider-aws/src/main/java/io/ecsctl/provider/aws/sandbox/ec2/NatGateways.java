package io.ecsctl.provider.aws.sandbox.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * NAT gateways: pending, then available; deleting, then deleted, and described as deleted for an
 * hour. State follows from the times alone.
 */
final class NatGateways {
  static final Duration PENDING = Duration.ofSeconds(20);
  static final Duration DELETING = Duration.ofSeconds(20);
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Ec2Api api;
  private final Ec2Tables tables;
  private final NetworkInterfaces interfaces;

  NatGateways(Ec2Api api, Ec2Tables tables, NetworkInterfaces interfaces) {
    this.api = api;
    this.tables = tables;
    this.interfaces = interfaces;
  }

  CreateNatGatewayResponse create(CreateNatGatewayRequest request) {
    Optional<NatGateway> earlier = sameToken(request.clientToken());
    if (earlier.isPresent()) {
      return response(request, earlier.get());
    }
    Subnet subnet =
        tables
            .subnets()
            .find(request.subnetId())
            .orElseThrow(() ->
                api.error(
                    "InvalidSubnetID.NotFound",
                    "The subnet ID '%s' does not exist",
                    request.subnetId()));
    boolean isPublic = request.connectivityType() != ConnectivityType.PRIVATE;
    String id = "nat-" + api.backend().hex17();
    NatGatewayAddress.Builder address = NatGatewayAddress.builder().isPrimary(true);
    if (isPublic) {
      address
          .allocationId(request.allocationId())
          .publicIp(freeAddress(request.allocationId()).publicIp());
    }
    NetworkInterface own = interfaces.attach(subnet, List.of(), description(id));
    address
        .networkInterfaceId(own.networkInterfaceId())
        .privateIp(Objects.requireNonNullElse(request.privateIpAddress(), own.privateIpAddress()));
    NatGateway gateway =
        NatGateway.builder()
            .natGatewayId(id)
            .subnetId(subnet.subnetId())
            .vpcId(subnet.vpcId())
            .connectivityType(isPublic ? ConnectivityType.PUBLIC : ConnectivityType.PRIVATE)
            .natGatewayAddresses(address.build())
            .createTime(api.backend().now())
            .build();
    if (isPublic && !tables.hasInternetGateway(subnet.vpcId())) {
      // AWS accepts the call and reports the failure later.
      gateway =
          gateway.toBuilder()
              .failureCode("Gateway.NotAttached")
              .failureMessage(
                  "Network %s has no Internet gateway attached".formatted(subnet.vpcId()))
              .build();
    }
    tables.natGateways().put(id, gateway);
    if (request.clientToken() != null) {
      api.backend().attributes("nat-gateway").set(id, "token", request.clientToken());
    }
    api.tag(id, ResourceType.NATGATEWAY, request.tagSpecifications());
    return response(request, gateway);
  }

  private CreateNatGatewayResponse response(CreateNatGatewayRequest request, NatGateway gateway) {
    return CreateNatGatewayResponse.builder()
        .natGateway(current(gateway))
        .clientToken(request.clientToken())
        .build();
  }

  private Optional<NatGateway> sameToken(@Nullable String token) {
    return tables.natGateways().all().stream()
        .filter(nat ->
            token != null
                && token.equals(
                    api.backend().attributes("nat-gateway").get(nat.natGatewayId(), "token")))
        .findFirst();
  }

  private Address freeAddress(@Nullable String allocation) {
    if (allocation == null) {
      throw api.error("MissingParameter", "The request must include the AllocationId parameter.");
    }
    Address address =
        tables
            .addresses()
            .find(allocation)
            .orElseThrow(() ->
                api.error(
                    "InvalidAllocationID.NotFound",
                    "The allocation ID '%s' does not exist",
                    allocation));
    if (holder(allocation).isPresent()) {
      throw api.error(
          "Resource.AlreadyAssociated",
          "Elastic IP address [%s] is already associated",
          allocation);
    }
    return address;
  }

  /** The gateway that has the address, as long as it is not deleted. */
  Optional<NatGateway> holder(String allocation) {
    return tables.natGateways().all().stream()
        .map(this::current)
        .filter(nat -> nat.state() != NatGatewayState.DELETED)
        .filter(nat ->
            nat.natGatewayAddresses().stream().anyMatch(a -> allocation.equals(a.allocationId())))
        .findFirst();
  }

  /** The gateway with the state that it has by now. */
  NatGateway current(NatGateway nat) {
    return nat.toBuilder().state(state(nat)).tags(api.tags(nat.natGatewayId())).build();
  }

  private NatGatewayState state(NatGateway nat) {
    Instant now = api.backend().now();
    if (nat.deleteTime() != null) {
      return now.isBefore(nat.deleteTime().plus(DELETING))
          ? NatGatewayState.DELETING
          : NatGatewayState.DELETED;
    }
    if (now.isBefore(nat.createTime().plus(PENDING))) {
      return NatGatewayState.PENDING;
    }
    return nat.failureCode() == null ? NatGatewayState.AVAILABLE : NatGatewayState.FAILED;
  }

  DescribeNatGatewaysResponse describe(DescribeNatGatewaysRequest request) {
    request.natGatewayIds().forEach(this::require);
    Instant forgotten = api.backend().now().minus(REMEMBERED);
    List<NatGateway> all =
        tables
            .natGateways()
            .where(nat ->
                (!request.hasNatGatewayIds()
                        || request.natGatewayIds().contains(nat.natGatewayId()))
                    && (nat.deleteTime() == null || nat.deleteTime().isAfter(forgotten)))
            .stream()
            .map(this::current)
            .toList();
    var page =
        api.page(
            api.filtered(
                all,
                request.filter(),
                Ec2Api.Described.of(NatGateway::natGatewayId, NatGateways::facts)),
            request.nextToken(),
            request.maxResults());
    return DescribeNatGatewaysResponse.builder()
        .natGateways(page.items())
        .nextToken(page.next())
        .build();
  }

  private static Map<String, List<String>> facts(NatGateway nat) {
    return Map.of(
        "nat-gateway-id", List.of(nat.natGatewayId()),
        "subnet-id", List.of(nat.subnetId()),
        "vpc-id", List.of(nat.vpcId()),
        "state", List.of(nat.stateAsString()));
  }

  private NatGateway require(String id) {
    return tables
        .natGateways()
        .find(id)
        .orElseThrow(() -> api.error("NatGatewayNotFound", "The Nat Gateway %s was not found", id));
  }

  DeleteNatGatewayResponse delete(DeleteNatGatewayRequest request) {
    String id = request.natGatewayId();
    NatGateway nat = require(id);
    if (nat.deleteTime() == null) {
      tables.natGateways().put(id, nat.toBuilder().deleteTime(api.backend().now()).build());
      interfaces.release(description(id), DELETING);
    }
    return DeleteNatGatewayResponse.builder().natGatewayId(id).build();
  }

  private static String description(String id) {
    return "Interface for NAT Gateway " + id;
  }
}
