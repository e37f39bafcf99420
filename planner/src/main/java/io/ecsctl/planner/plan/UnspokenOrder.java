package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.graph.Dag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

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

  private static final Map<String, List<Rule>> RULES_BY_LATER =
      RULES.stream().collect(Collectors.groupingBy(Rule::later));

  /** By the kind of what they share, the kinds of which it has to be known who they are. */
  private static final Map<String, Set<String>> USERS = users();

  private static Map<String, Set<String>> users() {
    Map<String, Set<String>> users = new HashMap<>();
    RULES.forEach(
        rule -> users.computeIfAbsent(rule.shared(), _ -> new HashSet<>()).addAll(rule.earlier()));
    users.computeIfAbsent("vpc", _ -> new HashSet<>()).add("internet_gateway");
    users.computeIfAbsent("cluster", _ -> new HashSet<>()).add("service");
    return users;
  }

  private UnspokenOrder() {}

  /**
   * @param relations an object needs those it refers to
   * @param edge takes the later object, then the earlier one
   */
  static void forEach(
      Dag<ResourceAddress> relations, BiConsumer<ResourceAddress, ResourceAddress> edge) {
    Users users = Users.in(relations);
    for (ResourceAddress later : relations.nodes()) {
      List<Rule> rules = RULES_BY_LATER.getOrDefault(later.kind(), List.of());
      if (rules.isEmpty()) {
        continue;
      }
      for (ResourceAddress shared : relations.reachableFrom(later)) {
        for (Rule rule : rules) {
          if (rule.shared().equals(shared.kind())) {
            for (String kind : rule.earlier()) {
              users.of(shared, kind).forEach(earlier -> edge.accept(later, earlier));
            }
          }
        }
      }
    }
    addressesOfNatGateways(relations, users, edge);
    instancesOfClusters(relations, users, edge);
  }

  /**
   * Who refers to what, by kind: half of a stack may be in one VPC, of which only few have to come
   * before the others.
   */
  private record Users(Map<ResourceAddress, Map<String, List<ResourceAddress>>> byUsed) {
    static Users in(Dag<ResourceAddress> relations) {
      Map<ResourceAddress, Map<String, List<ResourceAddress>>> byUsed = new HashMap<>();
      for (ResourceAddress user : relations.nodes()) {
        for (ResourceAddress used : relations.needsOf(user)) {
          if (!USERS.getOrDefault(used.kind(), Set.of()).contains(user.kind())) {
            continue;
          }
          byUsed
              .computeIfAbsent(used, _ -> new HashMap<>())
              .computeIfAbsent(user.kind(), _ -> new ArrayList<>())
              .add(user);
        }
      }
      return new Users(byUsed);
    }

    List<ResourceAddress> of(ResourceAddress used, String kind) {
      return byUsed.getOrDefault(used, Map.of()).getOrDefault(kind, List.of());
    }
  }

  /**
   * Tasks run on instances that join the cluster by what their launch template says, so a service
   * comes after their groups: a rollout without instances waits for them, and tasks whose instances
   * go first are never drained.
   */
  private static void instancesOfClusters(
      Dag<ResourceAddress> relations,
      Users users,
      BiConsumer<ResourceAddress, ResourceAddress> edge) {
    for (ResourceAddress group : relations.nodes()) {
      if (group.kind().equals("auto_scaling_group")) {
        relations.reachableFrom(group).stream()
            .filter(joined -> joined.kind().equals("cluster"))
            .flatMap(cluster -> users.of(cluster, "service").stream())
            .forEach(service -> edge.accept(service, group));
      }
    }
  }

  /**
   * An address is mapped through the internet gateway, which can therefore not be detached before
   * the address is released.
   */
  private static void addressesOfNatGateways(
      Dag<ResourceAddress> relations,
      Users users,
      BiConsumer<ResourceAddress, ResourceAddress> edge) {
    for (ResourceAddress nat : relations.nodes()) {
      if (!nat.kind().equals("nat_gateway")) {
        continue;
      }
      List<ResourceAddress> gateways =
          relations.reachableFrom(nat).stream()
              .filter(vpc -> vpc.kind().equals("vpc"))
              .flatMap(vpc -> users.of(vpc, "internet_gateway").stream())
              .toList();
      relations.needsOf(nat).stream()
          .filter(target -> target.kind().equals("elastic_ip"))
          .forEach(address -> gateways.forEach(gateway -> edge.accept(address, gateway)));
    }
  }
}
