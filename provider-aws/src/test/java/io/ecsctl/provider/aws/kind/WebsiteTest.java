package io.ecsctl.provider.aws.kind;

import static io.ecsctl.provider.aws.kind.Build.block;
import static io.ecsctl.provider.aws.kind.Build.cidr;
import static io.ecsctl.provider.aws.kind.Build.list;
import static io.ecsctl.provider.aws.kind.Build.map;
import static io.ecsctl.provider.aws.kind.Build.port;
import static io.ecsctl.provider.aws.kind.Build.seconds;
import static io.ecsctl.provider.aws.kind.Build.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.Differ;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.AwsProvider;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind through its life, with pages of two. */
class WebsiteTest {
  private final AwsProvider provider = open();
  private final Website site = new Website(provider);

  private static AwsProvider open() {
    return new AwsProvider(
        Sandbox.open(SandboxOptions.forTests("eu-central-1").withPageSize(2)),
        SchemaReader.bundled());
  }

  @BeforeEach
  void create() throws InterruptedException {
    site.create();
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void whatWasMadeIsFoundAndIsAsWritten() {
    assertEquals(List.of(), differences());
  }

  @Test
  void whatWasChangedIsAsWritten() throws InterruptedException {
    site.change("vpc.main", "tags", map("team", "shop"), "enable_dns_hostnames", false);
    site.change("subnet.public[\"a\"]", "map_public_ip_on_launch", false);
    site.change(
        "security_group.app",
        "ingress",
        list(
            block(
                "port", port("8080/tcp"),
                "from", set(site.id("security_group.alb")),
                "description", "from the balancer")),
        "egress",
        Value.NULL);
    site.change("load_balancer.web", "idle_timeout", Value.NULL, "tags", map("a", "b"));
    site.change(
        "target_group.web",
        "health_check",
        block("path", "/healthy"),
        "deregistration_delay",
        seconds(10));
    site.change(
        "listener.http",
        "default_action",
        list(block("fixed_response", block("status_code", "503"))));
    site.change(
        "listener_rule.web",
        "priority",
        20,
        "condition",
        list(block("path_pattern", set("/a", "/b"))));
    site.change(
        "role.execution",
        "managed_policies",
        set("AmazonSSMReadOnlyAccess"),
        "policy",
        Value.NULL,
        "tags",
        map("x", "y"));
    site.change("log_group.web", "retention", Value.NULL, "tags", map("x", "y"));
    site.change("cluster.main", "container_insights", "disabled", "tags", map("x", "y"));
    site.change("service.web", "desired_count", 3, "tags", map("x", "y"));
    site.change(
        "autoscaling.web",
        "max",
        5,
        "target_tracking",
        list(
            block("name", "memory", "metric", "ECSServiceAverageMemoryUtilization", "target", 50)));
    site.change(
        "route_table.public",
        "subnets",
        set(site.id("subnet.public[\"a\"]")),
        "route",
        list(block("to", cidr("0.0.0.0/0"), "via", site.id("nat_gateway.main"))));
    assertEquals(List.of(), differences());
  }

  @Test
  void aNewRevisionIsTheOneThatCountsAndTheServiceRunsIt() throws InterruptedException {
    String first = site.id("task_definition.web");
    site.make("task_definition.web", site.taskDefinition("nginx:2"));
    site.change("service.web", "task_definition", site.id("task_definition.web"));
    assertNotEquals(first, site.id("task_definition.web"));
    assertEquals(List.of(), differences());
  }

  @Test
  void aSubnetMovesBetweenTablesOfTheStack() throws InterruptedException {
    site.change(
        "route_table.private",
        "subnets",
        set(
            site.id("subnet.private[\"a\"]"),
            site.id("subnet.private[\"b\"]"),
            site.id("subnet.public[\"b\"]")));
    site.change("route_table.public", "subnets", set(site.id("subnet.public[\"a\"]")));
    assertEquals(List.of(), differences());
  }

  @Test
  void twoRulesChangePlaces() throws InterruptedException {
    site.make(
        "listener_rule.other",
        block(
            "listener", site.id("listener.http"),
            "priority", 20,
            "condition", list(block("path_pattern", set("/other"))),
            "action", list(block("forward", site.id("target_group.web")))));
    site.change("listener_rule.web", "priority", 20);
    site.change("listener_rule.other", "priority", 10);
    assertEquals(List.of(), differences());
  }

  @Test
  void deletionInReverseLeavesNothing() throws InterruptedException {
    List<LiveResource> all = new ArrayList<>(site.live.values());
    Collections.reverse(all);
    for (LiveResource live : all) {
      provider.delete(Website.SCOPE, live, Progress.NONE);
      provider.delete(Website.SCOPE, live, Progress.NONE);
    }
    Snapshot left = provider.read(Website.SCOPE);
    assertEquals(Set.of(), left.resources().keySet());
    assertEquals(List.of(), left.duplicates());
  }

  @Test
  void whatExistsAlreadyIsOursOrSomebodyElses() throws InterruptedException {
    for (String address :
        List.of(
            "security_group.app",
            "load_balancer.web",
            "target_group.web",
            "listener.http",
            "listener_rule.web",
            "role.execution",
            "log_group.web",
            "cluster.main")) {
      DesiredResource desired =
          Objects.requireNonNull(site.desired.get(ResourceAddress.parse(address)));
      assertEquals(site.id(address), provider.create(Website.SCOPE, desired).id(), address);
      ProviderException refused =
          assertThrows(
              ProviderException.class,
              () -> provider.create(new StackScope("other"), desired),
              address);
      assertTrue(refused.explanation().contains("stack shop as " + address), refused.explanation());
    }
  }

  @Test
  void anotherStackSeesNothing() {
    assertEquals(Snapshot.EMPTY, provider.read(new StackScope("other")));
  }

  @Test
  void theLockIsHeldByOne() {
    try (var held = provider.lock(Website.SCOPE, "alice@laptop")) {
      ProviderException refused =
          assertThrows(
              ProviderException.class,
              () -> provider.lock(Website.SCOPE, "bob@ci"),
              held::toString);
      assertEquals(ProviderException.LOCKED, refused.code());
      assertTrue(refused.explanation().contains("alice@laptop"));
      assertTrue(refused.explanation().contains("ecsctl lock break"));
    }
    provider.lock(Website.SCOPE, "bob@ci").close();
  }

  /** What a plan would show. */
  private List<String> differences() {
    Snapshot snapshot = provider.read(Website.SCOPE);
    assertEquals(
        new TreeSet<>(site.desired.keySet()), new TreeSet<>(snapshot.resources().keySet()));
    assertEquals(List.of(), snapshot.duplicates());
    return site.desired.values().stream()
        .flatMap(desired -> differences(desired, snapshot.find(desired.address()).orElseThrow()))
        .toList();
  }

  private Stream<String> differences(DesiredResource desired, LiveResource live) {
    assertEquals(desired.contentHash(), live.contentHash());
    LiveResource detailed =
        live.detailed() ? live : provider.describe(Website.SCOPE, List.of(live)).getFirst();
    return Differ.diff(
            desired.schema().body(),
            provider.canonical(desired.address().kind(), desired.attributes()),
            detailed,
            _ -> true)
        .stream()
        .map(change -> desired.address() + ": " + change);
  }
}
