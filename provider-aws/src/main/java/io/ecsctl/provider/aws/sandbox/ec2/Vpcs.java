package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockState;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcState;

/**
 * VPCs. Each comes with a main route table and a default security group, which go with it and which
 * nothing else can delete.
 */
final class Vpcs {
  private final Ec2Api api;
  private final Ec2Tables tables;
  private final RouteTables routeTables;
  private final SecurityGroups groups;
  private final VpcEndpoints endpoints;
  private final EgressOnlyInternetGateways egressGateways;
  private final VpcIpv6Ranges ipv6;

  Vpcs(
      Ec2Api api,
      Ec2Tables tables,
      RouteTables routeTables,
      SecurityGroups groups,
      VpcEndpoints endpoints,
      EgressOnlyInternetGateways egressGateways,
      VpcIpv6Ranges ipv6) {
    this.api = api;
    this.tables = tables;
    this.routeTables = routeTables;
    this.groups = groups;
    this.endpoints = endpoints;
    this.egressGateways = egressGateways;
    this.ipv6 = ipv6;
  }

  private Attributes attributes() {
    return api.backend().attributes("vpc");
  }

  CreateVpcResponse create(CreateVpcRequest request) {
    Cidr cidr = request.cidrBlock() == null ? null : Cidr.parse(request.cidrBlock());
    if (cidr == null || cidr.bits() != 32) {
      throw api.error(
          "InvalidParameterValue",
          "Value (%s) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
          request.cidrBlock());
    }
    if (cidr.prefix() < 16 || cidr.prefix() > 28) {
      throw api.error("InvalidVpc.Range", "The CIDR '%s' is invalid.", request.cidrBlock());
    }
    String id = "vpc-" + api.backend().hex17();
    String block = cidr.canonical().toString();
    Vpc vpc =
        Vpc.builder()
            .vpcId(id)
            .cidrBlock(block)
            .cidrBlockAssociationSet(
                VpcCidrBlockAssociation.builder()
                    .associationId("vpc-cidr-assoc-" + api.backend().hex17())
                    .cidrBlock(block)
                    .cidrBlockState(
                        VpcCidrBlockState.builder().state(VpcCidrBlockStateCode.ASSOCIATED).build())
                    .build())
            .dhcpOptionsId("dopt-00000000000000001")
            .instanceTenancy(
                request.instanceTenancyAsString() == null
                    ? "default"
                    : request.instanceTenancyAsString())
            .isDefault(false)
            .ownerId(Backend.ACCOUNT)
            .state(VpcState.AVAILABLE)
            .build();
    if (Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock())) {
      vpc = ipv6.withAmazons(vpc, request.ipv6CidrBlockNetworkBorderGroup());
    }
    tables.vpcs().put(id, vpc);
    attributes().set(id, "enableDnsSupport", "true");
    attributes().set(id, "enableDnsHostnames", "false");
    api.tag(id, ResourceType.VPC, request.tagSpecifications());
    routeTables.createMain(id, block);
    groups.createDefault(id);
    return CreateVpcResponse.builder().vpc(tagged(vpc)).build();
  }

  private Vpc tagged(Vpc vpc) {
    return ipv6.current(vpc).toBuilder().tags(api.tags(vpc.vpcId())).build();
  }

  DescribeVpcsResponse describe(DescribeVpcsRequest request) {
    request.vpcIds().forEach(this::require);
    List<Vpc> all =
        tables.vpcs().where(vpc -> !request.hasVpcIds() || request.vpcIds().contains(vpc.vpcId()));
    var page =
        api.page(
            api.filtered(all, request.filters(), Ec2Api.Described.of(Vpc::vpcId, Vpcs::facts)),
            request.nextToken(),
            request.maxResults());
    return DescribeVpcsResponse.builder()
        .vpcs(page.items().stream().map(this::tagged).toList())
        .nextToken(page.next())
        .build();
  }

  private static Map<String, List<String>> facts(Vpc vpc) {
    return Map.of(
        "vpc-id", List.of(vpc.vpcId()),
        "cidr", List.of(vpc.cidrBlock()),
        "cidr-block-association.cidr-block", List.of(vpc.cidrBlock()),
        "is-default", List.of("false"),
        "isDefault", List.of("false"),
        "state", List.of(vpc.stateAsString()));
  }

  private void require(String id) {
    if (!tables.vpcs().contains(id)) {
      throw api.error("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", id);
    }
  }

  ModifyVpcAttributeResponse modifyAttribute(ModifyVpcAttributeRequest request) {
    require(request.vpcId());
    if (request.enableDnsSupport() != null && request.enableDnsHostnames() != null) {
      throw api.error(
          "InvalidParameterCombination", "Fields for multiple attribute types specified");
    }
    set(request.vpcId(), "enableDnsSupport", request.enableDnsSupport());
    set(request.vpcId(), "enableDnsHostnames", request.enableDnsHostnames());
    return ModifyVpcAttributeResponse.builder().build();
  }

  private void set(String id, String name, @Nullable AttributeBooleanValue value) {
    if (value != null) {
      attributes().set(id, name, String.valueOf(value.value()));
    }
  }

  DescribeVpcAttributeResponse describeAttribute(DescribeVpcAttributeRequest request) {
    require(request.vpcId());
    AttributeBooleanValue value =
        AttributeBooleanValue.builder()
            .value(
                Objects.equals(
                    attributes().get(request.vpcId(), request.attributeAsString()), "true"))
            .build();
    var response = DescribeVpcAttributeResponse.builder().vpcId(request.vpcId());
    return request.attribute() == VpcAttributeName.ENABLE_DNS_HOSTNAMES
        ? response.enableDnsHostnames(value).build()
        : response.enableDnsSupport(value).build();
  }

  DeleteVpcResponse delete(DeleteVpcRequest request) {
    String id = request.vpcId();
    require(id);
    boolean used =
        tables.subnets().any(subnet -> subnet.vpcId().equals(id))
            || endpoints.anyIn(id)
            || egressGateways.anyIn(id)
            || tables
                .internetGateways()
                .any(gateway -> gateway.attachments().stream().anyMatch(a -> a.vpcId().equals(id)))
            || tables
                .groups()
                .any(group -> group.vpcId().equals(id) && !group.groupName().equals("default"))
            || tables
                .routeTables()
                .any(table -> table.vpcId().equals(id) && !RouteTables.isMain(table));
    if (used) {
      throw api.dependency("The vpc '%s' has dependencies and cannot be deleted.", id);
    }
    tables.routeTables().removeWhere(table -> table.vpcId().equals(id));
    groups.removeDefault(id);
    tables.vpcs().remove(id);
    attributes().removeAll(id);
    api.forget(id);
    return DeleteVpcResponse.builder().build();
  }
}
