package io.ecsctl.provider.aws.kind;

import static io.ecsctl.provider.aws.kind.Build.block;
import static io.ecsctl.provider.aws.kind.Build.cidr;
import static io.ecsctl.provider.aws.kind.Build.cpu;
import static io.ecsctl.provider.aws.kind.Build.list;
import static io.ecsctl.provider.aws.kind.Build.map;
import static io.ecsctl.provider.aws.kind.Build.mib;
import static io.ecsctl.provider.aws.kind.Build.port;
import static io.ecsctl.provider.aws.kind.Build.seconds;
import static io.ecsctl.provider.aws.kind.Build.set;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.StackScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A website on Fargate behind a load balancer, made resource by resource as a plan would order it.
 */
final class Website {
  static final StackScope SCOPE = new StackScope("shop");

  private final Provider provider;
  private final Schema schema;
  final Map<ResourceAddress, DesiredResource> desired = new LinkedHashMap<>();
  final Map<ResourceAddress, LiveResource> live = new LinkedHashMap<>();

  Website(Provider provider) {
    this.provider = provider;
    this.schema = provider.schema();
  }

  void create() throws InterruptedException {
    make(
        "vpc.main",
        block(
            "cidr",
            cidr("10.20.0.0/16"),
            "enable_dns_hostnames",
            true,
            "tags",
            map("team", "web")));
    String vpc = id("vpc.main");
    for (String zone : List.of("a", "b")) {
      int third = zone.equals("a") ? 0 : 1;
      make(
          "subnet.public[\"" + zone + "\"]",
          block(
              "vpc",
              vpc,
              "cidr",
              cidr("10.20." + third + ".0/24"),
              "availability_zone",
              provider.identity().region() + zone,
              "map_public_ip_on_launch",
              true));
      make(
          "subnet.private[\"" + zone + "\"]",
          block(
              "vpc",
              vpc,
              "cidr",
              cidr("10.20." + (16 + 16 * third) + ".0/20"),
              "availability_zone",
              provider.identity().region() + zone));
    }
    make("internet_gateway.main", block("vpc", vpc));
    make("elastic_ip.nat", block());
    make(
        "route_table.public",
        block(
            "vpc", vpc,
            "subnets", set(id("subnet.public[\"a\"]"), id("subnet.public[\"b\"]")),
            "route", list(block("to", cidr("0.0.0.0/0"), "via", id("internet_gateway.main")))));
    make(
        "nat_gateway.main",
        block("subnet", id("subnet.public[\"a\"]"), "elastic_ip", id("elastic_ip.nat")));
    make(
        "route_table.private",
        block(
            "vpc", vpc,
            "subnets", set(id("subnet.private[\"a\"]"), id("subnet.private[\"b\"]")),
            "route", list(block("to", cidr("0.0.0.0/0"), "via", id("nat_gateway.main")))));
    make(
        "security_group.alb",
        block("name", "shop-alb", "vpc", vpc, "description", "shop load balancer"));
    make("security_group.app", block("name", "shop-app", "vpc", vpc, "description", "shop tasks"));
    change(
        "security_group.alb",
        "ingress",
        list(block("port", port("80/tcp"), "from", set(cidr("0.0.0.0/0")))),
        "egress",
        list(
            block(
                "port",
                port("8080/tcp"),
                "to",
                set(id("security_group.app")),
                "description",
                "to tasks")));
    change(
        "security_group.app",
        "ingress",
        list(
            block(
                "port",
                port("8080/tcp"),
                "from",
                set(id("security_group.alb"), cidr("10.20.0.0/16")))),
        "egress",
        list(
            block("port", port("443/tcp"), "to", set(cidr("0.0.0.0/0"))),
            block("protocol", "all", "to", set(cidr("10.20.0.0/16")))));
    make(
        "load_balancer.web",
        block(
            "name",
            "shop-web",
            "scheme",
            "internet-facing",
            "subnets",
            set(id("subnet.public[\"a\"]"), id("subnet.public[\"b\"]")),
            "security_groups",
            set(id("security_group.alb")),
            "idle_timeout",
            seconds(90)));
    make(
        "target_group.web",
        block(
            "name",
            "shop-web",
            "vpc",
            vpc,
            "target_type",
            "ip",
            "port",
            port("8080/tcp"),
            "health_check",
            block("path", "/", "interval", seconds(15)),
            "deregistration_delay",
            seconds(30)));
    make(
        "listener.http",
        block(
            "load_balancer",
            id("load_balancer.web"),
            "port",
            port("80/tcp"),
            "default_action",
            list(block("fixed_response", block("status_code", "404")))));
    make(
        "listener_rule.web",
        block(
            "listener",
            id("listener.http"),
            "priority",
            10,
            "condition",
            list(block("path_pattern", set("/*"))),
            "action",
            list(block("forward", id("target_group.web")))));
    make(
        "role.execution",
        block(
            "name",
            "shop-execution",
            "trust",
            "ecs-tasks.amazonaws.com",
            "description",
            "pulls images + writes logs",
            "managed_policies",
            set("AmazonECSTaskExecutionRolePolicy"),
            "policy",
            list(
                block(
                    "name",
                    "read",
                    "document",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"ssm:GetParameters\"],\"Resource\":\"*\"}]}"))));
    make("log_group.web", block("name", "shop-web", "retention", seconds(14 * 86_400)));
    make("cluster.main", block("name", "shop-main", "container_insights", "enabled"));
    make("task_definition.web", taskDefinition("nginx:1"));
    make(
        "service.web",
        block(
            "name",
            "shop-web",
            "cluster",
            id("cluster.main"),
            "task_definition",
            id("task_definition.web"),
            "launch_type",
            "FARGATE",
            "desired_count",
            2,
            "subnets",
            set(id("subnet.private[\"a\"]"), id("subnet.private[\"b\"]")),
            "security_groups",
            set(id("security_group.app")),
            "load_balancer",
            list(
                block(
                    "target_group",
                    id("target_group.web"),
                    "container",
                    "app",
                    "port",
                    port("8080/tcp"))),
            "deployment_circuit_breaker",
            block("enable", true, "rollback", true)));
    make(
        "autoscaling.web",
        block(
            "service",
            id("service.web"),
            "min",
            2,
            "max",
            10,
            "target_tracking",
            list(block("name", "cpu", "metric", "ECSServiceAverageCPUUtilization", "target", 60))));
  }

  Value.ObjectOf taskDefinition(String image) {
    return block(
        "family",
        "shop-web",
        "requires_compatibilities",
        set("FARGATE"),
        "network_mode",
        "awsvpc",
        "cpu",
        cpu(256),
        "memory",
        mib(512),
        "execution_role",
        id("role.execution"),
        "container",
        list(
            block(
                "name",
                "app",
                "image",
                image,
                "port_mapping",
                list(block("container_port", port("8080/tcp"), "name", "http")),
                "environment",
                map("LOG_LEVEL", "info"),
                "log_group",
                "shop-web")));
  }

  LiveResource make(String address, Value.ObjectOf attributes) throws InterruptedException {
    DesiredResource resource = desired(address, attributes);
    LiveResource created = provider.create(SCOPE, resource);
    desired.put(resource.address(), resource);
    live.put(resource.address(), provider.awaitReady(SCOPE, created, Progress.NONE));
    return Objects.requireNonNull(live.get(resource.address()));
  }

  DesiredResource desired(String address, Value.ObjectOf attributes) {
    ResourceAddress parsed = Objects.requireNonNull(ResourceAddress.parse(address));
    KindSchema kind = schema.kind(parsed.kind()).orElseThrow();
    String hash = kind.revisioned() ? Integer.toHexString(attributes.hashCode()) : "";
    return new DesiredResource(parsed, kind, attributes, hash, address + attributes.hashCode());
  }

  /** Sets some attributes, leaves the others, and waits until the object is of use. */
  LiveResource change(String address, Object... namesAndValues) throws InterruptedException {
    LiveResource ready =
        provider.awaitReady(SCOPE, update(address, block(namesAndValues)), Progress.NONE);
    live.put(ready.address(), ready);
    return ready;
  }

  /** Without waiting. */
  LiveResource update(String address, Value.ObjectOf changed) throws InterruptedException {
    ResourceAddress parsed = Objects.requireNonNull(ResourceAddress.parse(address));
    TreeMap<String, Value> attributes =
        new TreeMap<>(Objects.requireNonNull(desired.get(parsed)).attributes().entries());
    attributes.putAll(changed.entries());
    attributes.values().removeIf(Value.NULL::equals);
    DesiredResource resource = desired(address, new Value.ObjectOf(attributes));
    LiveResource updated =
        provider.update(
            SCOPE,
            Objects.requireNonNull(live.get(parsed)),
            resource,
            Set.copyOf(changed.entries().keySet()));
    desired.put(parsed, resource);
    live.put(parsed, updated);
    return updated;
  }

  String id(String address) {
    return Objects.requireNonNull(live.get(ResourceAddress.parse(address)), address).id();
  }
}
