package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.graph.Dag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Order that AWS asks for between objects of which neither refers to the other. Creation goes this
 * way, deletion the other way round.
 *
 * <p>Sources: the Amazon ECS and Amazon VPC user guides, each rule's reason names the failure it
 * prevents.
 */
final class UnspokenOrder {

  /**
   * Every {@code later} object that needs, however indirectly, a {@code shared} one comes after
   * each {@code earlier} object that refers to the same one.
   */
  private record Rule(String later, Set<String> earlier, String shared, String reason) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "service",
              Set.of("listener", "listener_rule"),
              "target_group",
              "ECS refuses a service whose target group no load balancer uses"),
          new Rule(
              "service",
              Set.of("route_table"),
              "subnet",
              "tasks fetch their image and secrets by these routes; without them the rollout"
                  + " fails"),
          new Rule(
              "service",
              Set.of("vpc_endpoint"),
              "vpc",
              "tasks in private subnets reach the registry and the logs through endpoints"),
          new Rule(
              "auto_scaling_group",
              Set.of("route_table"),
              "subnet",
              "an instance that boots without routes cannot join its cluster"),
          new Rule(
              "nat_gateway",
              Set.of("internet_gateway"),
              "vpc",
              "EC2 refuses a public NAT gateway in a VPC without an internet gateway"),
          new Rule(
              "nat_gateway",
              Set.of("route_table"),
              "subnet",
              "a NAT gateway forwards by the routes of its own subnet; before they exist it leads"
                  + " nowhere"),
          new Rule(
              "load_balancer",
              Set.of("internet_gateway"),
              "vpc",
              "an internet-facing load balancer is refused in a VPC without an internet gateway,"
                  + " and the gateway cannot be detached while the load balancer has public"
                  + " addresses"));

  private UnspokenOrder() {}

  /**
   * @param relations an object needs those it refers to
   * @param edge takes the later object, then the earlier one
   */
  static void forEach(
      Dag<ResourceAddress> relations, BiConsumer<ResourceAddress, ResourceAddress> edge) {
    Dag<ResourceAddress> users = relations.reversed();
    for (Rule rule : RULES) {
      for (ResourceAddress later : relations.nodes()) {
        if (later.kind().equals(rule.later())) {
          for (ResourceAddress shared : relations.reachableFrom(later)) {
            if (shared.kind().equals(rule.shared())) {
              users.needsOf(shared).stream()
                  .filter(user -> rule.earlier().contains(user.kind()))
                  .forEach(earlier -> edge.accept(later, earlier));
            }
          }
        }
      }
    }
    addressesOfNatGateways(relations, users, edge);
    instancesOfClusters(relations, edge);
  }

  /**
   * Tasks run on instances that join the cluster by what their launch template says, so a service
   * comes after their groups: a rollout without instances waits for them, and tasks whose instances
   * go first are never drained.
   */
  private static void instancesOfClusters(
      Dag<ResourceAddress> relations, BiConsumer<ResourceAddress, ResourceAddress> edge) {
    for (ResourceAddress group : relations.nodes()) {
      if (!group.kind().equals("auto_scaling_group")) {
        continue;
      }
      Set<ResourceAddress> joined = relations.reachableFrom(group);
      relations.nodes().stream()
          .filter(service -> service.kind().equals("service"))
          .filter(service ->
              relations.needsOf(service).stream()
                  .anyMatch(used -> used.kind().equals("cluster") && joined.contains(used)))
          .forEach(service -> edge.accept(service, group));
    }
  }

  /**
   * An address is mapped through the internet gateway, which can therefore not be detached before
   * the address is released.
   */
  private static void addressesOfNatGateways(
      Dag<ResourceAddress> relations,
      Dag<ResourceAddress> users,
      BiConsumer<ResourceAddress, ResourceAddress> edge) {
    for (ResourceAddress nat : relations.nodes()) {
      if (!nat.kind().equals("nat_gateway")) {
        continue;
      }
      Set<ResourceAddress> gateways = new HashSet<>();
      for (ResourceAddress vpc : relations.reachableFrom(nat)) {
        if (vpc.kind().equals("vpc")) {
          users.needsOf(vpc).stream()
              .filter(user -> user.kind().equals("internet_gateway"))
              .forEach(gateways::add);
        }
      }
      relations.needsOf(nat).stream()
          .filter(target -> target.kind().equals("elastic_ip"))
          .forEach(address -> gateways.forEach(gateway -> edge.accept(address, gateway)));
    }
  }
}
