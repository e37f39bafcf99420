package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;

/**
 * {@code route} blocks and EC2's routes, which have a member for every kind of destination and of
 * target: their ids tell which.
 */
final class Routes {
  private Routes() {}

  /**
   * The blocks of a table's routes, without those that EC2 put there itself: the VPC's own,
   * endpoints', propagated ones.
   */
  static List<Value> blocks(List<Route> routes) {
    return routes.stream().filter(Routes::written).map(Routes::block).toList();
  }

  private static boolean written(Route route) {
    boolean endpoint =
        route.destinationPrefixListId() != null
            && route.gatewayId() != null
            && route.gatewayId().startsWith("vpce-");
    return !"local".equals(route.gatewayId())
        && !endpoint
        && (route.origin() == null || route.origin() == RouteOrigin.CREATE_ROUTE)
        && target(route) != null;
  }

  private static Value block(Route route) {
    String to =
        firstOf(
            route.destinationCidrBlock(),
            route.destinationIpv6CidrBlock(),
            route.destinationPrefixListId());
    return new LiveAttributes()
        .put("to", to == null ? null : LiveAttributes.address(to))
        .text("via", target(route))
        .build();
  }

  private static @Nullable String target(Route route) {
    return firstOf(
        route.gatewayId(),
        route.natGatewayId(),
        route.transitGatewayId(),
        route.vpcPeeringConnectionId(),
        route.networkInterfaceId(),
        route.instanceId(),
        route.egressOnlyInternetGatewayId(),
        route.carrierGatewayId(),
        route.localGatewayId(),
        route.coreNetworkArn());
  }

  private static @Nullable String firstOf(@Nullable String... values) {
    return Stream.of(values)
        .filter(Objects::nonNull)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse(null);
  }

  /** {@code via} by {@code to}. */
  static Map<String, String> byDestination(Value.ObjectOf attributes) {
    Map<String, String> routes = new LinkedHashMap<>();
    for (Value.Keyed block : Values.blocks(attributes, "route")) {
      routes.put(Values.required(block, "to"), Values.required(block, "via"));
    }
    return routes;
  }

  static void create(Ec2Client ec2, String table, String to, String via) {
    CreateRouteRequest.Builder request = CreateRouteRequest.builder().routeTableId(table);
    destination(
        to,
        request::destinationCidrBlock,
        request::destinationIpv6CidrBlock,
        request::destinationPrefixListId);
    target(
        via,
        Map.of(
            "nat", request::natGatewayId,
            "tgw", request::transitGatewayId,
            "pcx", request::vpcPeeringConnectionId,
            "eni", request::networkInterfaceId,
            "i", request::instanceId,
            "eigw", request::egressOnlyInternetGatewayId,
            "cagw", request::carrierGatewayId,
            "lgw", request::localGatewayId,
            "vpce", request::vpcEndpointId,
            "arn", request::coreNetworkArn),
        request::gatewayId);
    Call.to("ec2:CreateRoute", () -> ec2.createRoute(request.build()));
  }

  static void replace(Ec2Client ec2, String table, String to, String via) {
    ReplaceRouteRequest.Builder request = ReplaceRouteRequest.builder().routeTableId(table);
    destination(
        to,
        request::destinationCidrBlock,
        request::destinationIpv6CidrBlock,
        request::destinationPrefixListId);
    target(
        via,
        Map.of(
            "nat", request::natGatewayId,
            "tgw", request::transitGatewayId,
            "pcx", request::vpcPeeringConnectionId,
            "eni", request::networkInterfaceId,
            "i", request::instanceId,
            "eigw", request::egressOnlyInternetGatewayId,
            "cagw", request::carrierGatewayId,
            "lgw", request::localGatewayId,
            "vpce", request::vpcEndpointId,
            "arn", request::coreNetworkArn),
        request::gatewayId);
    Call.to("ec2:ReplaceRoute", () -> ec2.replaceRoute(request.build()));
  }

  static void delete(Ec2Client ec2, String table, String to) {
    DeleteRouteRequest.Builder request = DeleteRouteRequest.builder().routeTableId(table);
    destination(
        to,
        request::destinationCidrBlock,
        request::destinationIpv6CidrBlock,
        request::destinationPrefixListId);
    Call.unless(
        Set.of("InvalidRoute.NotFound"), "ec2:DeleteRoute", () -> ec2.deleteRoute(request.build()));
  }

  private static void destination(
      String to, Consumer<String> ipv4, Consumer<String> ipv6, Consumer<String> prefixList) {
    if (to.startsWith("pl-")) {
      prefixList.accept(to);
    } else if (to.indexOf(':') >= 0) {
      ipv6.accept(to);
    } else {
      ipv4.accept(to);
    }
  }

  /** Internet and virtual private gateways ({@code igw-}, {@code vgw-}) are what is left. */
  private static void target(
      String via, Map<String, Consumer<String>> byPrefix, Consumer<String> gateway) {
    byPrefix.getOrDefault(via.split("[-:]", 2)[0], gateway).accept(via);
  }
}
