package io.ecsctl.provider.aws.contract;

import static io.ecsctl.provider.aws.contract.Contract.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** VPCs, subnets, gateways and routes. */
interface NetworkContract extends Contract {
  private Ec2Client ec2() {
    return aws().ec2();
  }

  @Test
  default void aVpcCarriesTheTagsOfItsCreation() {
    String id =
        ec2()
            .createVpc(r ->
                r.cidrBlock("10.1.0.0/16")
                    .tagSpecifications(Network.tag(ResourceType.VPC, "of", "creation")))
            .vpc()
            .vpcId();
    var vpc = ec2().describeVpcs(r -> r.vpcIds(id)).vpcs().getFirst();
    assertEquals("creation", vpc.tags().getFirst().value());
    assertEquals("10.1.0.0/16", vpc.cidrBlock());
  }

  @Test
  default void aVpcIsBetween16And28() {
    refused("InvalidVpc.Range", () -> ec2().createVpc(r -> r.cidrBlock("10.0.0.0/8")));
  }

  @Test
  default void dnsHostnamesAreOffUntilTurnedOn() {
    String vpc = network().vpc();
    assertTrue(!dnsHostnames(vpc));
    ec2().modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(v -> v.value(true)));
    assertTrue(dnsHostnames(vpc));
  }

  private boolean dnsHostnames(String vpc) {
    return ec2()
        .describeVpcAttribute(r -> r.vpcId(vpc).attribute("enableDnsHostnames"))
        .enableDnsHostnames()
        .value();
  }

  @Test
  default void subnetsMustNotOverlap() {
    String vpc = network().vpc();
    network().subnet(vpc, 0, "a");
    refused(
        "InvalidSubnet.Conflict",
        () -> ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.128/25")));
  }

  @Test
  default void subnetsLieInTheirVpc() {
    String vpc = network().vpc();
    refused(
        "InvalidSubnet.Range",
        () -> ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("192.168.0.0/24")));
  }

  @Test
  default void aSubnetsZoneMustExist() {
    String vpc = network().vpc();
    refused("InvalidParameterValue", () -> network().subnet(vpc, 0, "q"));
  }

  @Test
  default void anUnknownVpcIsRefused() {
    refused(
        "InvalidVpcID.NotFound",
        () -> ec2().createSubnet(r -> r.vpcId("vpc-00000000").cidrBlock("10.0.0.0/24")));
  }

  @Test
  default void aVpcWithSubnetsStays() {
    String vpc = network().vpc();
    String subnet = network().subnet(vpc, 0, "a");
    refused("DependencyViolation", () -> ec2().deleteVpc(r -> r.vpcId(vpc)));
    ec2().deleteSubnet(r -> r.subnetId(subnet));
    ec2().deleteVpc(r -> r.vpcId(vpc));
    refused("InvalidVpcID.NotFound", () -> ec2().describeVpcs(r -> r.vpcIds(vpc)));
  }

  @Test
  default void subnetsAreFoundByTheirVpc() {
    String vpc = network().vpc();
    List<String> subnets = network().twoSubnets(vpc);
    List<String> found =
        ec2().describeSubnetsPaginator(r -> r.filters(Sdk.filter("vpc-id", vpc))).subnets().stream()
            .map(Subnet::subnetId)
            .sorted()
            .toList();
    assertEquals(subnets.stream().sorted().toList(), found);
  }

  @Test
  default void pagesAreAsLongAsWasAsked() {
    expects(Gap.NETWORK_PAGES);
    String vpc = network().vpc();
    for (int i = 0; i < 7; i++) {
      network().subnet(vpc, i, "a");
    }
    var first = ec2().describeSubnets(r -> r.maxResults(5).filters(Sdk.filter("vpc-id", vpc)));
    assertTrue(first.subnets().size() <= 5);
    assertTrue(first.nextToken() != null && !first.nextToken().isEmpty());
  }

  @Test
  default void anAttachedInternetGatewayStays() {
    String vpc = network().vpc();
    String gateway = network().internetGateway(vpc);
    refused(
        "DependencyViolation",
        () -> ec2().deleteInternetGateway(r -> r.internetGatewayId(gateway)));
    ec2().detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
    ec2().deleteInternetGateway(r -> r.internetGatewayId(gateway));
  }

  @Test
  default void aRouteTableBeginsWithTheLocalRoute() {
    String vpc = network().vpc();
    String table = routeTable(vpc);
    assertEquals("local", describe(table).routes().getFirst().gatewayId());
  }

  private String routeTable(String vpc) {
    return ec2().createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
  }

  private RouteTable describe(String table) {
    return ec2().describeRouteTables(r -> r.routeTableIds(table)).routeTables().getFirst();
  }

  @Test
  default void aVpcHasAMainRouteTable() {
    String vpc = network().vpc();
    assertEquals(
        1,
        ec2()
            .describeRouteTables(
                r -> r.filters(Sdk.filter("vpc-id", vpc), Sdk.filter("association.main", "true")))
            .routeTables()
            .size());
  }

  @Test
  default void routesComeAndGo() {
    String vpc = network().vpc();
    String gateway = network().internetGateway(vpc);
    String table = routeTable(vpc);
    ec2()
        .createRoute(
            r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
    assertTrue(
        describe(table).routes().stream()
            .anyMatch(route ->
                gateway.equals(route.gatewayId())
                    && "0.0.0.0/0".equals(route.destinationCidrBlock())));
    ec2().deleteRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0"));
    assertEquals(1, describe(table).routes().size());
    refused(
        "InvalidRoute.NotFound",
        () -> ec2().deleteRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0")));
  }

  @Test
  default void anAssociatedRouteTableStays() {
    String vpc = network().vpc();
    String subnet = network().subnet(vpc, 0, "a");
    String table = routeTable(vpc);
    String association =
        ec2().associateRouteTable(r -> r.routeTableId(table).subnetId(subnet)).associationId();
    refused("DependencyViolation", () -> ec2().deleteRouteTable(r -> r.routeTableId(table)));
    ec2().disassociateRouteTable(r -> r.associationId(association));
    ec2().deleteRouteTable(r -> r.routeTableId(table));
  }

  @Test
  default void aSubnetHasOneRouteTable() {
    expects(Gap.ONE_ROUTE_TABLE_A_SUBNET);
    String vpc = network().vpc();
    String subnet = network().subnet(vpc, 0, "a");
    String first = routeTable(vpc);
    String second = routeTable(vpc);
    String association =
        ec2().associateRouteTable(r -> r.routeTableId(first).subnetId(subnet)).associationId();
    refused(
        "Resource.AlreadyAssociated",
        () -> ec2().associateRouteTable(r -> r.routeTableId(second).subnetId(subnet)));
    String moved =
        ec2()
            .replaceRouteTableAssociation(r -> r.associationId(association).routeTableId(second))
            .newAssociationId();
    assertNotEquals(association, moved);
    assertEquals(List.of(), describe(first).associations());
  }

  @Test
  default void aNatGatewayBecomesAvailable() {
    expects(Gap.NAT_GATEWAY_BECOMES_AVAILABLE);
    String vpc = network().vpc();
    network().internetGateway(vpc);
    String id = natGateway(network().subnet(vpc, 0, "a"), address());
    assertEquals(NatGatewayState.PENDING, nat(id).state());
    until("the gateway is available", () -> nat(id).state() == NatGatewayState.AVAILABLE);
  }

  private String address() {
    return ec2().allocateAddress(r -> r.domain("vpc")).allocationId();
  }

  private String natGateway(String subnet, String address) {
    return ec2()
        .createNatGateway(r -> r.subnetId(subnet).allocationId(address))
        .natGateway()
        .natGatewayId();
  }

  private NatGateway nat(String id) {
    return ec2().describeNatGateways(r -> r.natGatewayIds(id)).natGateways().getFirst();
  }

  @Test
  default void aNatGatewayFailsWithoutAWayToTheInternet() {
    expects(Gap.PUBLIC_NEEDS_INTERNET_GATEWAY);
    String id = natGateway(network().subnet(network().vpc(), 0, "a"), address());
    until("the gateway has failed", () -> nat(id).state() == NatGatewayState.FAILED);
    assertEquals("Gateway.NotAttached", nat(id).failureCode());
  }

  @Test
  default void theAddressOfANatGatewayStaysUntilItIsDeleted() {
    expects(Gap.ADDRESS_IN_USE);
    String vpc = network().vpc();
    network().internetGateway(vpc);
    String address = address();
    String id = natGateway(network().subnet(vpc, 0, "a"), address);
    refused("InvalidIPAddress.InUse", () -> ec2().releaseAddress(r -> r.allocationId(address)));
    ec2().deleteNatGateway(r -> r.natGatewayId(id));
    until("the gateway is deleted", () -> nat(id).state() == NatGatewayState.DELETED);
    ec2().releaseAddress(r -> r.allocationId(address));
  }

  @Test
  default void theSubnetOfANatGatewayStays() {
    expects(Gap.SUBNET_IN_USE);
    String vpc = network().vpc();
    network().internetGateway(vpc);
    String subnet = network().subnet(vpc, 0, "a");
    natGateway(subnet, address());
    refused("DependencyViolation", () -> ec2().deleteSubnet(r -> r.subnetId(subnet)));
  }
}
