package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** Internet gateways, one to a VPC; a public address in the VPC holds on to the attachment. */
final class InternetGateways {
  private final Ec2Api api;
  private final Ec2Tables tables;
  private final NatGateways natGateways;
  private final NetworkInterfaces interfaces;

  InternetGateways(
      Ec2Api api, Ec2Tables tables, NatGateways natGateways, NetworkInterfaces interfaces) {
    this.api = api;
    this.tables = tables;
    this.natGateways = natGateways;
    this.interfaces = interfaces;
  }

  CreateInternetGatewayResponse create(CreateInternetGatewayRequest request) {
    String id = "igw-" + api.backend().hex17();
    InternetGateway gateway =
        InternetGateway.builder().internetGatewayId(id).ownerId(Backend.ACCOUNT).build();
    tables.internetGateways().put(id, gateway);
    api.tag(id, ResourceType.INTERNET_GATEWAY, request.tagSpecifications());
    return CreateInternetGatewayResponse.builder().internetGateway(tagged(gateway)).build();
  }

  private InternetGateway tagged(InternetGateway gateway) {
    return gateway.toBuilder().tags(api.tags(gateway.internetGatewayId())).build();
  }

  private InternetGateway require(String id) {
    return tables
        .internetGateways()
        .find(id)
        .orElseThrow(() ->
            api.error(
                "InvalidInternetGatewayID.NotFound",
                "The internetGateway ID '%s' does not exist",
                id));
  }

  AttachInternetGatewayResponse attach(AttachInternetGatewayRequest request) {
    InternetGateway gateway = require(request.internetGatewayId());
    if (!tables.vpcs().contains(request.vpcId())) {
      throw api.error("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", request.vpcId());
    }
    if (gateway.hasAttachments() && !gateway.attachments().isEmpty()) {
      throw api.error(
          "Resource.AlreadyAssociated",
          "resource %s is already attached to network %s",
          request.internetGatewayId(),
          gateway.attachments().getFirst().vpcId());
    }
    if (tables.internetGateways().any(other -> isAttached(other, request.vpcId()))) {
      throw api.error(
          "InvalidParameterValue",
          "Network %s already has an internet gateway attached",
          request.vpcId());
    }
    tables
        .internetGateways()
        .put(
            request.internetGatewayId(),
            gateway.toBuilder()
                .attachments(
                    InternetGatewayAttachment.builder()
                        .state("available")
                        .vpcId(request.vpcId())
                        .build())
                .build());
    return AttachInternetGatewayResponse.builder().build();
  }

  static boolean isAttached(InternetGateway gateway, String vpc) {
    return gateway.attachments().stream().anyMatch(a -> a.vpcId().equals(vpc));
  }

  DetachInternetGatewayResponse detach(DetachInternetGatewayRequest request) {
    InternetGateway gateway = require(request.internetGatewayId());
    String vpc = request.vpcId();
    if (!isAttached(gateway, vpc)) {
      throw api.error(
          "Gateway.NotAttached",
          "resource %s is not attached to network %s",
          request.internetGatewayId(),
          vpc);
    }
    boolean nat =
        tables.natGateways().all().stream()
            .map(natGateways::current)
            .anyMatch(n -> n.vpcId().equals(vpc) && n.state() != NatGatewayState.DELETED);
    if (nat || interfaces.hasPublicAddress(vpc)) {
      throw api.dependency(
          "Network %s has some mapped public address(es). Please unmap those public address(es)"
              + " before detaching the gateway.",
          vpc);
    }
    tables
        .internetGateways()
        .put(request.internetGatewayId(), gateway.toBuilder().attachments(List.of()).build());
    return DetachInternetGatewayResponse.builder().build();
  }

  DescribeInternetGatewaysResponse describe(DescribeInternetGatewaysRequest request) {
    request.internetGatewayIds().forEach(this::require);
    List<InternetGateway> all =
        tables
            .internetGateways()
            .where(g ->
                !request.hasInternetGatewayIds()
                    || request.internetGatewayIds().contains(g.internetGatewayId()));
    var page =
        api.page(
            api.filtered(
                all,
                request.filters(),
                Ec2Api.Described.of(InternetGateway::internetGatewayId, InternetGateways::facts)),
            request.nextToken(),
            request.maxResults());
    return DescribeInternetGatewaysResponse.builder()
        .internetGateways(page.items().stream().map(this::tagged).toList())
        .nextToken(page.next())
        .build();
  }

  private static Map<String, List<String>> facts(InternetGateway gateway) {
    return Map.of(
        "internet-gateway-id", List.of(gateway.internetGatewayId()),
        "attachment.vpc-id", gateway.attachments().stream().map(a -> a.vpcId()).toList(),
        "attachment.state", gateway.attachments().stream().map(a -> a.stateAsString()).toList());
  }

  DeleteInternetGatewayResponse delete(DeleteInternetGatewayRequest request) {
    InternetGateway gateway = require(request.internetGatewayId());
    if (!gateway.attachments().isEmpty()) {
      throw api.dependency(
          "The internetGateway '%s' has dependencies and cannot be deleted.",
          request.internetGatewayId());
    }
    tables.internetGateways().remove(request.internetGatewayId());
    api.forget(request.internetGatewayId());
    return DeleteInternetGatewayResponse.builder().build();
  }
}
