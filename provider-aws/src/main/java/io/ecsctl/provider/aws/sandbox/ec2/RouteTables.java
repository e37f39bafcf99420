package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;

/**
 * Route tables and their associations with subnets; each has the local route, which nothing
 * removes.
 */
final class RouteTables {
  private final Ec2Api api;
  private final Ec2Tables tables;

  RouteTables(Ec2Api api, Ec2Tables tables) {
    this.api = api;
    this.tables = tables;
  }

  static boolean isMain(RouteTable table) {
    return table.associations().stream().anyMatch(a -> Boolean.TRUE.equals(a.main()));
  }

  CreateRouteTableResponse create(CreateRouteTableRequest request) {
    String cidr =
        tables
            .vpcs()
            .find(request.vpcId())
            .orElseThrow(() ->
                api.error(
                    "InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", request.vpcId()))
            .cidrBlock();
    RouteTable table = put(request.vpcId(), cidr);
    api.tag(table.routeTableId(), ResourceType.ROUTE_TABLE, request.tagSpecifications());
    return CreateRouteTableResponse.builder().routeTable(tagged(table)).build();
  }

  void createMain(String vpc, String cidr) {
    RouteTable table = put(vpc, cidr);
    associate(table.routeTableId(), null);
  }

  private RouteTable put(String vpc, String cidr) {
    String id = "rtb-" + api.backend().hex17();
    return tables
        .routeTables()
        .put(
            id,
            RouteTable.builder()
                .routeTableId(id)
                .vpcId(vpc)
                .ownerId(Backend.ACCOUNT)
                .routes(
                    Route.builder()
                        .destinationCidrBlock(cidr)
                        .gatewayId("local")
                        .origin(RouteOrigin.CREATE_ROUTE_TABLE)
                        .state(RouteState.ACTIVE)
                        .build())
                .build());
  }

  private RouteTable tagged(RouteTable table) {
    return table.toBuilder().tags(api.tags(table.routeTableId())).build();
  }

  RouteTable require(@Nullable String id) {
    return tables
        .routeTables()
        .find(id)
        .orElseThrow(() ->
            api.error("InvalidRouteTableID.NotFound", "The routeTable ID '%s' does not exist", id));
  }

  DescribeRouteTablesResponse describe(DescribeRouteTablesRequest request) {
    request.routeTableIds().forEach(this::require);
    List<RouteTable> all =
        tables
            .routeTables()
            .where(t ->
                !request.hasRouteTableIds() || request.routeTableIds().contains(t.routeTableId()));
    var page =
        api.page(
            api.filtered(
                all,
                request.filters(),
                Ec2Api.Described.of(RouteTable::routeTableId, RouteTables::facts)),
            request.nextToken(),
            request.maxResults());
    return DescribeRouteTablesResponse.builder()
        .routeTables(page.items().stream().map(this::tagged).toList())
        .nextToken(page.next())
        .build();
  }

  private static Map<String, List<String>> facts(RouteTable table) {
    return Map.of(
        "route-table-id", List.of(table.routeTableId()),
        "vpc-id", List.of(table.vpcId()),
        "association.main", List.of(String.valueOf(isMain(table))),
        "association.subnet-id", present(table, RouteTableAssociation::subnetId),
        "association.route-table-association-id",
            present(table, RouteTableAssociation::routeTableAssociationId));
  }

  private static List<String> present(
      RouteTable table,
      java.util.function.Function<RouteTableAssociation, @Nullable String> member) {
    return table.associations().stream().map(member).filter(Objects::nonNull).toList();
  }

  AssociateRouteTableResponse associate(AssociateRouteTableRequest request) {
    RouteTable table = require(request.routeTableId());
    String subnet = request.subnetId();
    if (!tables.subnets().contains(subnet)) {
      throw api.error("InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist", subnet);
    }
    if (table.associations().stream().noneMatch(a -> subnet.equals(a.subnetId()))
        && tables
            .routeTables()
            .any(t -> t.associations().stream().anyMatch(a -> subnet.equals(a.subnetId())))) {
      throw api.error(
          "Resource.AlreadyAssociated",
          "the specified association for route table %s conflicts with an existing association",
          request.routeTableId());
    }
    // Associating twice with the same table answers with the association that exists.
    String id =
        table.associations().stream()
            .filter(a -> subnet.equals(a.subnetId()))
            .map(RouteTableAssociation::routeTableAssociationId)
            .findFirst()
            .orElseGet(() -> associate(request.routeTableId(), subnet));
    return AssociateRouteTableResponse.builder().associationId(id).build();
  }

  private String associate(String table, @Nullable String subnet) {
    String id = "rtbassoc-" + api.backend().hex17();
    RouteTableAssociation association =
        RouteTableAssociation.builder()
            .routeTableAssociationId(id)
            .routeTableId(table)
            .subnetId(subnet)
            .main(subnet == null)
            .associationState(
                RouteTableAssociationState.builder()
                    .state(RouteTableAssociationStateCode.ASSOCIATED)
                    .build())
            .build();
    tables
        .routeTables()
        .update(
            table,
            t -> {
              List<RouteTableAssociation> all = new ArrayList<>(t.associations());
              all.add(association);
              return t.toBuilder().associations(all).build();
            });
    return id;
  }

  private RouteTableAssociation requireAssociation(String id) {
    return tables.routeTables().all().stream()
        .flatMap(t -> t.associations().stream())
        .filter(a -> a.routeTableAssociationId().equals(id))
        .findFirst()
        .orElseThrow(() ->
            api.error(
                "InvalidAssociationID.NotFound", "The association ID '%s' does not exist", id));
  }

  DisassociateRouteTableResponse disassociate(DisassociateRouteTableRequest request) {
    RouteTableAssociation association = requireAssociation(request.associationId());
    if (Boolean.TRUE.equals(association.main())) {
      throw api.error(
          "InvalidParameterValue",
          "cannot disassociate the main route table association %s",
          request.associationId());
    }
    drop(association);
    return DisassociateRouteTableResponse.builder().build();
  }

  private void drop(RouteTableAssociation association) {
    tables
        .routeTables()
        .update(
            association.routeTableId(),
            t ->
                t.toBuilder()
                    .associations(
                        t.associations().stream()
                            .filter(a ->
                                !a.routeTableAssociationId()
                                    .equals(association.routeTableAssociationId()))
                            .toList())
                    .build());
  }

  ReplaceRouteTableAssociationResponse replaceAssociation(
      ReplaceRouteTableAssociationRequest request) {
    require(request.routeTableId());
    RouteTableAssociation association = requireAssociation(request.associationId());
    drop(association);
    return ReplaceRouteTableAssociationResponse.builder()
        .newAssociationId(associate(request.routeTableId(), association.subnetId()))
        .build();
  }

  DeleteRouteTableResponse delete(DeleteRouteTableRequest request) {
    RouteTable table = require(request.routeTableId());
    if (!table.associations().isEmpty()) {
      throw api.dependency(
          "The routeTable '%s' has dependencies and cannot be deleted.", request.routeTableId());
    }
    tables.routeTables().remove(request.routeTableId());
    api.forget(request.routeTableId());
    return DeleteRouteTableResponse.builder().build();
  }
}
