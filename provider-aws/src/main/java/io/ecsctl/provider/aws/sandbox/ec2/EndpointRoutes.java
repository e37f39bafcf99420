package io.ecsctl.provider.aws.sandbox.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** The routes that gateway endpoints put into tables: to the service's prefix list. */
final class EndpointRoutes {
  private final Ec2Api api;
  private final Ec2Tables tables;

  EndpointRoutes(Ec2Api api, Ec2Tables tables) {
    this.api = api;
    this.tables = tables;
  }

  void add(String id, VpcEndpoint endpoint) {
    RouteTable table = require(id);
    String list = prefixList(endpoint.serviceName());
    if (table.routes().stream().anyMatch(route -> list.equals(route.destinationPrefixListId()))) {
      throw api.error(
          "RouteAlreadyExists",
          "route table %s already has a route with destination-prefix-list-id %s",
          id,
          list);
    }
    List<Route> routes = new ArrayList<>(table.routes());
    routes.add(
        Route.builder()
            .destinationPrefixListId(list)
            .gatewayId(endpoint.vpcEndpointId())
            .origin(RouteOrigin.CREATE_ROUTE)
            .state(RouteState.ACTIVE)
            .build());
    tables.routeTables().put(id, table.toBuilder().routes(routes).build());
  }

  /** A table that is gone took its routes with it. */
  void remove(String id, VpcEndpoint endpoint) {
    tables
        .routeTables()
        .find(id)
        .ifPresent(table -> {
          List<Route> routes = new ArrayList<>(table.routes());
          routes.removeIf(route -> endpoint.vpcEndpointId().equals(route.gatewayId()));
          tables.routeTables().put(id, table.toBuilder().routes(routes).build());
        });
  }

  private RouteTable require(String id) {
    return tables
        .routeTables()
        .find(id)
        .orElseThrow(() ->
            api.error("InvalidRouteTableId.NotFound", "The routeTable ID '%s' does not exist", id));
  }

  /** One a service and region: {@code pl-} and eight digits of its name. */
  private static String prefixList(String service) {
    return "pl-%08x".formatted(service.hashCode());
  }
}
