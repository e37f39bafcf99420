package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionResponse;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressResponse;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressResponse;

/**
 * EC2, as far as networks and launch templates go. Every operation that is not here throws {@link
 * UnsupportedOperationException}, as the interface has it.
 */
public final class Ec2 implements Ec2Client {
  private final Ec2Api api;
  private final Vpcs vpcs;
  private final VpcEndpoints endpoints;
  private final EgressOnlyInternetGateways egressGateways;
  private final VpcIpv6Ranges vpcIpv6;
  private final SubnetIpv6Ranges subnetIpv6;
  private final Subnets subnets;
  private final InternetGateways internetGateways;
  private final Addresses addresses;
  private final NatGateways natGateways;
  private final RouteTables routeTables;
  private final Routes routes;
  private final SecurityGroups groups;
  private final SecurityGroupRules rules;
  private final Ec2Tagging tagging;
  private final NetworkInterfaces interfaces;
  private final LaunchTemplates templates;

  public Ec2(Backend backend) {
    Ec2Tables tables = new Ec2Tables(backend);
    interfaces = new NetworkInterfaces(backend, tables);
    api = new Ec2Api(backend);
    rules = new SecurityGroupRules(api, tables);
    groups = new SecurityGroups(api, tables, rules, interfaces);
    routeTables = new RouteTables(api, tables);
    routes = new Routes(api, tables, routeTables);
    endpoints = new VpcEndpoints(api, tables, interfaces);
    egressGateways = new EgressOnlyInternetGateways(api, tables);
    vpcIpv6 = new VpcIpv6Ranges(api, tables);
    subnetIpv6 = new SubnetIpv6Ranges(api, tables);
    vpcs = new Vpcs(api, tables, routeTables, groups, endpoints, egressGateways, vpcIpv6);
    subnets = new Subnets(api, tables, interfaces, subnetIpv6);
    natGateways = new NatGateways(api, tables, interfaces);
    addresses = new Addresses(api, tables, natGateways);
    internetGateways = new InternetGateways(api, tables, natGateways, interfaces);
    tagging = new Ec2Tagging(api, tables);
    templates = new LaunchTemplates(api, tables);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  private DescribeAvailabilityZonesResponse zones() {
    String region = api.backend().region();
    return DescribeAvailabilityZonesResponse.builder()
        .availabilityZones(
            Subnets.zones(region).stream()
                .map(zone ->
                    AvailabilityZone.builder()
                        .zoneName(zone)
                        .regionName(region)
                        .zoneType("availability-zone")
                        .state(AvailabilityZoneState.AVAILABLE)
                        .build())
                .toList())
        .build();
  }

  @Override
  public CreateVpcResponse createVpc(CreateVpcRequest request) {
    return api.endpoint().change("CreateVpc", () -> vpcs.create(request));
  }

  @Override
  public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
    return api.endpoint().read("DescribeVpcs", () -> vpcs.describe(request));
  }

  @Override
  public ModifyVpcAttributeResponse modifyVpcAttribute(ModifyVpcAttributeRequest request) {
    return api.endpoint().change("ModifyVpcAttribute", () -> vpcs.modifyAttribute(request));
  }

  @Override
  public DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request) {
    return api.endpoint().read("DescribeVpcAttribute", () -> vpcs.describeAttribute(request));
  }

  @Override
  public DeleteVpcResponse deleteVpc(DeleteVpcRequest request) {
    return api.endpoint().change("DeleteVpc", () -> vpcs.delete(request));
  }

  @Override
  public CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
    return api.endpoint().change("CreateSubnet", () -> subnets.create(request));
  }

  @Override
  public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
    return api.endpoint().read("DescribeSubnets", () -> subnets.describe(request));
  }

  @Override
  public ModifySubnetAttributeResponse modifySubnetAttribute(ModifySubnetAttributeRequest request) {
    return api.endpoint().change("ModifySubnetAttribute", () -> subnets.modify(request));
  }

  @Override
  public DeleteSubnetResponse deleteSubnet(DeleteSubnetRequest request) {
    return api.endpoint().change("DeleteSubnet", () -> subnets.delete(request));
  }

  @Override
  public DescribeAvailabilityZonesResponse describeAvailabilityZones(
      DescribeAvailabilityZonesRequest request) {
    return api.endpoint().read("DescribeAvailabilityZones", () -> zones());
  }

  @Override
  public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
    return api.endpoint().read("DescribeImages", () -> MachineImages.describe(request));
  }

  @Override
  public CreateInternetGatewayResponse createInternetGateway(CreateInternetGatewayRequest request) {
    return api.endpoint().change("CreateInternetGateway", () -> internetGateways.create(request));
  }

  @Override
  public AttachInternetGatewayResponse attachInternetGateway(AttachInternetGatewayRequest request) {
    return api.endpoint().change("AttachInternetGateway", () -> internetGateways.attach(request));
  }

  @Override
  public DetachInternetGatewayResponse detachInternetGateway(DetachInternetGatewayRequest request) {
    return api.endpoint().change("DetachInternetGateway", () -> internetGateways.detach(request));
  }

  @Override
  public DescribeInternetGatewaysResponse describeInternetGateways(
      DescribeInternetGatewaysRequest request) {
    return api.endpoint()
        .read("DescribeInternetGateways", () -> internetGateways.describe(request));
  }

  @Override
  public DeleteInternetGatewayResponse deleteInternetGateway(DeleteInternetGatewayRequest request) {
    return api.endpoint().change("DeleteInternetGateway", () -> internetGateways.delete(request));
  }

  @Override
  public AllocateAddressResponse allocateAddress(AllocateAddressRequest request) {
    return api.endpoint().change("AllocateAddress", () -> addresses.allocate(request));
  }

  @Override
  public DescribeAddressesResponse describeAddresses(DescribeAddressesRequest request) {
    return api.endpoint().read("DescribeAddresses", () -> addresses.describe(request));
  }

  @Override
  public ReleaseAddressResponse releaseAddress(ReleaseAddressRequest request) {
    return api.endpoint().change("ReleaseAddress", () -> addresses.release(request));
  }

  @Override
  public CreateNatGatewayResponse createNatGateway(CreateNatGatewayRequest request) {
    return api.endpoint().change("CreateNatGateway", () -> natGateways.create(request));
  }

  @Override
  public DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
    return api.endpoint().read("DescribeNatGateways", () -> natGateways.describe(request));
  }

  @Override
  public DeleteNatGatewayResponse deleteNatGateway(DeleteNatGatewayRequest request) {
    return api.endpoint().change("DeleteNatGateway", () -> natGateways.delete(request));
  }

  @Override
  public CreateVpcEndpointResponse createVpcEndpoint(CreateVpcEndpointRequest request) {
    return api.endpoint().change("CreateVpcEndpoint", () -> endpoints.create(request));
  }

  @Override
  public ModifyVpcEndpointResponse modifyVpcEndpoint(ModifyVpcEndpointRequest request) {
    return api.endpoint().change("ModifyVpcEndpoint", () -> endpoints.modify(request));
  }

  @Override
  public DescribeVpcEndpointsResponse describeVpcEndpoints(DescribeVpcEndpointsRequest request) {
    return api.endpoint().read("DescribeVpcEndpoints", () -> endpoints.describe(request));
  }

  @Override
  public DeleteVpcEndpointsResponse deleteVpcEndpoints(DeleteVpcEndpointsRequest request) {
    return api.endpoint().change("DeleteVpcEndpoints", () -> endpoints.delete(request));
  }

  @Override
  public AssociateVpcCidrBlockResponse associateVpcCidrBlock(AssociateVpcCidrBlockRequest request) {
    return api.endpoint().change("AssociateVpcCidrBlock", () -> vpcIpv6.associate(request));
  }

  @Override
  public DisassociateVpcCidrBlockResponse disassociateVpcCidrBlock(
      DisassociateVpcCidrBlockRequest request) {
    return api.endpoint().change("DisassociateVpcCidrBlock", () -> vpcIpv6.disassociate(request));
  }

  @Override
  public AssociateSubnetCidrBlockResponse associateSubnetCidrBlock(
      AssociateSubnetCidrBlockRequest request) {
    return api.endpoint().change("AssociateSubnetCidrBlock", () -> subnetIpv6.associate(request));
  }

  @Override
  public DisassociateSubnetCidrBlockResponse disassociateSubnetCidrBlock(
      DisassociateSubnetCidrBlockRequest request) {
    return api.endpoint()
        .change("DisassociateSubnetCidrBlock", () -> subnetIpv6.disassociate(request));
  }

  @Override
  public CreateEgressOnlyInternetGatewayResponse createEgressOnlyInternetGateway(
      CreateEgressOnlyInternetGatewayRequest request) {
    return api.endpoint()
        .change("CreateEgressOnlyInternetGateway", () -> egressGateways.create(request));
  }

  @Override
  public DescribeEgressOnlyInternetGatewaysResponse describeEgressOnlyInternetGateways(
      DescribeEgressOnlyInternetGatewaysRequest request) {
    return api.endpoint()
        .read("DescribeEgressOnlyInternetGateways", () -> egressGateways.describe(request));
  }

  @Override
  public DeleteEgressOnlyInternetGatewayResponse deleteEgressOnlyInternetGateway(
      DeleteEgressOnlyInternetGatewayRequest request) {
    return api.endpoint()
        .change("DeleteEgressOnlyInternetGateway", () -> egressGateways.delete(request));
  }

  @Override
  public CreateRouteTableResponse createRouteTable(CreateRouteTableRequest request) {
    return api.endpoint().change("CreateRouteTable", () -> routeTables.create(request));
  }

  @Override
  public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
    return api.endpoint().read("DescribeRouteTables", () -> routeTables.describe(request));
  }

  @Override
  public DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest request) {
    return api.endpoint().change("DeleteRouteTable", () -> routeTables.delete(request));
  }

  @Override
  public AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request) {
    return api.endpoint().change("AssociateRouteTable", () -> routeTables.associate(request));
  }

  @Override
  public DisassociateRouteTableResponse disassociateRouteTable(
      DisassociateRouteTableRequest request) {
    return api.endpoint().change("DisassociateRouteTable", () -> routeTables.disassociate(request));
  }

  @Override
  public ReplaceRouteTableAssociationResponse replaceRouteTableAssociation(
      ReplaceRouteTableAssociationRequest request) {
    return api.endpoint()
        .change("ReplaceRouteTableAssociation", () -> routeTables.replaceAssociation(request));
  }

  @Override
  public CreateRouteResponse createRoute(CreateRouteRequest request) {
    return api.endpoint().change("CreateRoute", () -> routes.create(request));
  }

  @Override
  public ReplaceRouteResponse replaceRoute(ReplaceRouteRequest request) {
    return api.endpoint().change("ReplaceRoute", () -> routes.replace(request));
  }

  @Override
  public DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
    return api.endpoint().change("DeleteRoute", () -> routes.delete(request));
  }

  @Override
  public CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
    return api.endpoint().change("CreateSecurityGroup", () -> groups.create(request));
  }

  @Override
  public DescribeSecurityGroupsResponse describeSecurityGroups(
      DescribeSecurityGroupsRequest request) {
    return api.endpoint().read("DescribeSecurityGroups", () -> groups.describe(request));
  }

  @Override
  public DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
    return api.endpoint().change("DeleteSecurityGroup", () -> groups.delete(request));
  }

  @Override
  public AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
      AuthorizeSecurityGroupIngressRequest request) {
    return api.endpoint()
        .change(
            "AuthorizeSecurityGroupIngress",
            () ->
                AuthorizeSecurityGroupIngressResponse.builder()
                    .returnValue(true)
                    .securityGroupRules(
                        rules.add(
                            request.groupId(),
                            false,
                            request.ipPermissions(),
                            request.tagSpecifications()))
                    .build());
  }

  @Override
  public AuthorizeSecurityGroupEgressResponse authorizeSecurityGroupEgress(
      AuthorizeSecurityGroupEgressRequest request) {
    return api.endpoint()
        .change(
            "AuthorizeSecurityGroupEgress",
            () ->
                AuthorizeSecurityGroupEgressResponse.builder()
                    .returnValue(true)
                    .securityGroupRules(
                        rules.add(
                            request.groupId(),
                            true,
                            request.ipPermissions(),
                            request.tagSpecifications()))
                    .build());
  }

  @Override
  public RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(
      RevokeSecurityGroupIngressRequest request) {
    return api.endpoint()
        .change(
            "RevokeSecurityGroupIngress",
            () -> {
              rules.revoke(
                  request.groupId(),
                  false,
                  request.ipPermissions(),
                  request.securityGroupRuleIds());
              return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
            });
  }

  @Override
  public RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(
      RevokeSecurityGroupEgressRequest request) {
    return api.endpoint()
        .change(
            "RevokeSecurityGroupEgress",
            () -> {
              rules.revoke(
                  request.groupId(), true, request.ipPermissions(), request.securityGroupRuleIds());
              return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
            });
  }

  @Override
  public UpdateSecurityGroupRuleDescriptionsIngressResponse
      updateSecurityGroupRuleDescriptionsIngress(
          UpdateSecurityGroupRuleDescriptionsIngressRequest request) {
    return api.endpoint()
        .change(
            "UpdateSecurityGroupRuleDescriptionsIngress",
            () -> {
              rules.describe(request.groupId(), false, request.ipPermissions());
              return UpdateSecurityGroupRuleDescriptionsIngressResponse.builder()
                  .returnValue(true)
                  .build();
            });
  }

  @Override
  public UpdateSecurityGroupRuleDescriptionsEgressResponse
      updateSecurityGroupRuleDescriptionsEgress(
          UpdateSecurityGroupRuleDescriptionsEgressRequest request) {
    return api.endpoint()
        .change(
            "UpdateSecurityGroupRuleDescriptionsEgress",
            () -> {
              rules.describe(request.groupId(), true, request.ipPermissions());
              return UpdateSecurityGroupRuleDescriptionsEgressResponse.builder()
                  .returnValue(true)
                  .build();
            });
  }

  @Override
  public DescribeSecurityGroupRulesResponse describeSecurityGroupRules(
      DescribeSecurityGroupRulesRequest request) {
    return api.endpoint().read("DescribeSecurityGroupRules", () -> rules.describe(request));
  }

  @Override
  public DescribeNetworkInterfacesResponse describeNetworkInterfaces(
      DescribeNetworkInterfacesRequest request) {
    return api.endpoint()
        .read("DescribeNetworkInterfaces", () -> interfaces.describe(api, request));
  }

  @Override
  public CreateTagsResponse createTags(CreateTagsRequest request) {
    return api.endpoint().change("CreateTags", () -> tagging.create(request));
  }

  @Override
  public DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
    return api.endpoint().change("DeleteTags", () -> tagging.delete(request));
  }

  @Override
  public CreateLaunchTemplateResponse createLaunchTemplate(CreateLaunchTemplateRequest request) {
    return api.endpoint().change("CreateLaunchTemplate", () -> templates.create(request));
  }

  @Override
  public CreateLaunchTemplateVersionResponse createLaunchTemplateVersion(
      CreateLaunchTemplateVersionRequest request) {
    return api.endpoint()
        .change("CreateLaunchTemplateVersion", () -> templates.createVersion(request));
  }

  @Override
  public ModifyLaunchTemplateResponse modifyLaunchTemplate(ModifyLaunchTemplateRequest request) {
    return api.endpoint().change("ModifyLaunchTemplate", () -> templates.modify(request));
  }

  @Override
  public DescribeLaunchTemplatesResponse describeLaunchTemplates(
      DescribeLaunchTemplatesRequest request) {
    return api.endpoint().read("DescribeLaunchTemplates", () -> templates.describe(request));
  }

  @Override
  public DescribeLaunchTemplateVersionsResponse describeLaunchTemplateVersions(
      DescribeLaunchTemplateVersionsRequest request) {
    return api.endpoint()
        .read("DescribeLaunchTemplateVersions", () -> templates.describeVersions(request));
  }

  @Override
  public DeleteLaunchTemplateResponse deleteLaunchTemplate(DeleteLaunchTemplateRequest request) {
    return api.endpoint().change("DeleteLaunchTemplate", () -> templates.delete(request));
  }
}
