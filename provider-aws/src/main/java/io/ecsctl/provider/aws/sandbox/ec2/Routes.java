package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** The routes of a table: one for each destination. */
final class Routes {
  private final Ec2Api api;
  private final Ec2Tables tables;
  private final RouteTables routeTables;

  Routes(Ec2Api api, Ec2Tables tables, RouteTables routeTables) {
    this.api = api;
    this.tables = tables;
    this.routeTables = routeTables;
  }

  CreateRouteResponse create(CreateRouteRequest request) {
    RouteTable table = routeTables.require(request.routeTableId());
    String destination =
        destination(
            request.destinationCidrBlock(),
            request.destinationIpv6CidrBlock(),
            request.destinationPrefixListId());
    if (find(table, destination).isPresent()) {
      throw api.error(
          "RouteAlreadyExists", "The route identified by %s already exists.", destination);
    }
    put(table, destination, route(request, request.gatewayId(), request.natGatewayId()));
    return CreateRouteResponse.builder().returnValue(true).build();
  }

  ReplaceRouteResponse replace(ReplaceRouteRequest request) {
    RouteTable table = routeTables.require(request.routeTableId());
    String destination =
        destination(
            request.destinationCidrBlock(),
            request.destinationIpv6CidrBlock(),
            request.destinationPrefixListId());
    require(table, destination);
    put(table, destination, route(request, request.gatewayId(), request.natGatewayId()));
    return ReplaceRouteResponse.builder().build();
  }

  DeleteRouteResponse delete(DeleteRouteRequest request) {
    RouteTable table = routeTables.require(request.routeTableId());
    String destination =
        destination(
            request.destinationCidrBlock(),
            request.destinationIpv6CidrBlock(),
            request.destinationPrefixListId());
    if ("local".equals(require(table, destination).gatewayId())) {
      throw api.error(
          "InvalidParameterValue",
          "cannot remove local route %s in route table %s",
          destination,
          request.routeTableId());
    }
    put(table, destination, null);
    return DeleteRouteResponse.builder().build();
  }

  private Route route(SdkPojo request, @Nullable String gateway, @Nullable String nat) {
    if (gateway != null
        && gateway.startsWith("igw-")
        && !tables.internetGateways().contains(gateway)) {
      throw api.error(
          "InvalidInternetGatewayID.NotFound",
          "The internetGateway ID '%s' does not exist",
          gateway);
    }
    if (nat != null && !tables.natGateways().contains(nat)) {
      throw api.error("InvalidNatGatewayID.NotFound", "The natGateway ID '%s' does not exist", nat);
    }
    return Pojos.copy(request, Route.builder())
        .origin(RouteOrigin.CREATE_ROUTE)
        .state(RouteState.ACTIVE)
        .build();
  }

  private String destination(
      @Nullable String cidr, @Nullable String ipv6, @Nullable String prefixList) {
    String destination = cidr != null ? cidr : ipv6 != null ? ipv6 : prefixList;
    if (destination == null) {
      throw api.error(
          "MissingParameter", "The request must contain the parameter destinationCidrBlock");
    }
    Cidr block = Cidr.parse(destination);
    if (prefixList == null && (block == null || !block.isCanonical())) {
      throw api.error(
          "InvalidParameterValue",
          "Value (%s) for parameter destinationCidrBlock is invalid. This is not a valid CIDR"
              + " block.",
          destination);
    }
    return destination;
  }

  private static Optional<Route> find(RouteTable table, String destination) {
    return table.routes().stream().filter(route -> isTo(route, destination)).findFirst();
  }

  private static boolean isTo(Route route, String destination) {
    return destination.equals(route.destinationCidrBlock())
        || destination.equals(route.destinationIpv6CidrBlock())
        || destination.equals(route.destinationPrefixListId());
  }

  private Route require(RouteTable table, String destination) {
    return find(table, destination)
        .orElseThrow(() ->
            api.error(
                "InvalidRoute.NotFound",
                "no route with destination-cidr-block %s in route table %s",
                destination,
                table.routeTableId()));
  }

  private void put(RouteTable table, String destination, @Nullable Route route) {
    List<Route> routes = new ArrayList<>(table.routes());
    routes.removeIf(old -> isTo(old, destination));
    if (route != null) {
      routes.add(route);
    }
    tables.routeTables().put(table.routeTableId(), table.toBuilder().routes(routes).build());
  }
}
