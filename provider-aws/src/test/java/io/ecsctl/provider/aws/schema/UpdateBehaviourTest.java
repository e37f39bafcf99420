package io.ecsctl.provider.aws.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.planner.json.JsonTree;
import io.ecsctl.planner.plan.ServiceDeployments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Field by field: what the schema says that changing an attribute takes is what {@code
 * update-behaviour.json} says of its member. That file holds facts, taken from the API's models
 * (which members creating and updating calls have) and from the sentences of their documentation.
 */
class UpdateBehaviourTest {
  private static final Map<?, ?> FACTS = facts();

  /** The kind of each entry. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("ecs_service", "service"),
          Map.entry("ecs_cluster", "cluster"),
          Map.entry("ecs_capacity_provider", "capacity_provider"),
          Map.entry("elbv2_target_group", "target_group"),
          Map.entry("elbv2_listener", "listener"),
          Map.entry("elbv2_rule", "listener_rule"),
          Map.entry("elbv2_load_balancer", "load_balancer"),
          Map.entry("ec2_security_group", "security_group"),
          Map.entry("ec2_subnet", "subnet"),
          Map.entry("ec2_vpc", "vpc"),
          Map.entry("autoscaling_group", "auto_scaling_group"),
          Map.entry("logs_log_group", "log_group"),
          Map.entry("cloud_map_service", "discovery_service"),
          Map.entry("efs_file_system", "file_system"));

  /** Members of no attribute, or of one that goes another way, with the reason. */
  private static final Map<String, String> BESIDE_THE_FACTS =
      Map.ofEntries(
          Map.entry("ecs_service.launchType", "updated in place, by way of a strategy"),
          Map.entry("ecs_service.clientToken", "the tool's own"),
          Map.entry("ecs_service.tags (use TagResource)", "updated in place, by that call"),
          Map.entry("autoscaling_group.InstanceId", "a template takes its place"));

  /** Of kinds with a list of what is replaced: replaced too, though the list does not say so. */
  private static final Map<String, Set<String>> REPLACED_TOO =
      Map.of(
          "service", Set.of("cluster"),
          "load_balancer", Set.of("customer_owned_ipv4_pool"),
          "subnet",
              Set.of(
                  "availability_zone_id",
                  "outpost",
                  "ipv6_native",
                  "ipv4_ipam_pool",
                  "ipv4_netmask_length",
                  "ipv6_ipam_pool",
                  "ipv6_netmask_length"),
          "vpc",
              Set.of(
                  "ipv6_pool",
                  "ipv6_cidr_block",
                  "ipv4_ipam_pool",
                  "ipv4_netmask_length",
                  "ipv6_ipam_pool",
                  "ipv6_netmask_length",
                  "ipv6_cidr_block_network_border_group",
                  "vpc_encryption_control"));

  private static Map<?, ?> facts() {
    try (InputStream in = UpdateBehaviourTest.class.getResourceAsStream("/update-behaviour.json")) {
      byte[] text = Objects.requireNonNull(in).readAllBytes();
      Object facts = JsonTree.parse(new String(text, StandardCharsets.UTF_8));
      return (Map<?, ?>) Objects.requireNonNull(facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> map(Map<?, ?> of, String key) {
    return of.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<String> texts(Map<?, ?> of, String key) {
    return of.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  static Stream<String> entries() {
    return KINDS.keySet().stream().sorted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void whatIsSetOnceIsReplaced(String entry) {
    NavigableSet<String> replaced = new TreeSet<>();
    for (String name : texts(map(FACTS, entry), "create_only_fields")) {
      if (BESIDE_THE_FACTS.containsKey(entry + "." + name)) {
        continue;
      }
      List<AttributeSchema> attributes = attributes(entry, name);
      assertTrue(!attributes.isEmpty(), () -> "no attribute of " + entry + "." + name);
      for (AttributeSchema attribute : attributes) {
        assertEquals(Change.REPLACE, attribute.change(), entry + "." + attribute.name());
        replaced.add(attribute.name());
      }
    }
    NavigableSet<String> others = new TreeSet<>();
    body(entry).attributes().values().stream()
        .filter(attribute -> attribute.change() == Change.REPLACE)
        .map(AttributeSchema::name)
        .filter(name -> !replaced.contains(name))
        .forEach(others::add);
    assertEquals(
        new TreeSet<>(REPLACED_TOO.getOrDefault(KINDS.get(entry), Set.of())),
        others,
        "replaced without a fact that says so");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void whatCanBeUpdatedIsNotReplaced(String entry) {
    Map<?, ?> facts = map(FACTS, entry);
    List<String> members = new ArrayList<>(texts(facts, "in_place"));
    map(facts, "update_fields").keySet().forEach(member -> members.add(String.valueOf(member)));
    for (String member : members) {
      for (AttributeSchema attribute : attributes(entry, member)) {
        assertTrue(attribute.change() != Change.REPLACE, () -> entry + "." + attribute.name());
      }
    }
  }

  /** The plan says of exactly these that they start new tasks. */
  @Test
  void aServiceRollsOutWhatNeedsADeployment() {
    Map<?, ?> fields = map(map(FACTS, "ecs_service"), "update_fields");
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      String member = String.valueOf(field.getKey());
      Object fact = ((Map<?, ?>) field.getValue()).get("triggers_new_deployment");
      if (member.equals("capacityProviderStrategy")) {
        // ECS would leave the tasks where they are; the tool asks for a deployment.
        assertTrue(ServiceDeployments.startedBy("capacity_provider_strategy"));
      } else if (fact instanceof Boolean starts) {
        attributes("ecs_service", member)
            .forEach(attribute ->
                assertEquals(
                    starts, ServiceDeployments.startedBy(attribute.name()), attribute.name()));
      }
    }
  }

  /**
   * Every one of its attributes but its tags makes another revision, and so is in none in place.
   */
  @Test
  void aTaskDefinitionIsNeverChanged() {
    assertTrue(SchemaReader.bundled().kind("task_definition").orElseThrow().revisioned());
    assertEquals(
        List.of("family"),
        SchemaReader.bundled()
            .kind("task_definition")
            .orElseThrow()
            .body()
            .attributes()
            .values()
            .stream()
            .filter(attribute -> attribute.change() == Change.REPLACE)
            .map(AttributeSchema::name)
            .toList());
  }

  private static BlockSchema body(String entry) {
    return SchemaReader.bundled()
        .kind(Objects.requireNonNull(KINDS.get(entry)))
        .orElseThrow()
        .body();
  }

  /** Those that the member, or a member below it, is filled from. */
  private static List<AttributeSchema> attributes(String entry, String member) {
    String name = member.replace(" (primary)", "");
    if (name.equals("DNS record types")) {
      return nested(body(entry), "dns_config", "record", "type");
    }
    if (name.equals("autoScalingGroupProvider.autoScalingGroupArn")) {
      return nested(body(entry), "auto_scaling_group");
    }
    if (name.equals("attributes")) {
      name = "Attributes";
    }
    String root = name;
    return body(entry).attributes().values().stream()
        .filter(attribute -> !attribute.member().isEmpty())
        .filter(attribute -> attribute.member().getFirst().equals(root))
        .toList();
  }

  private static List<AttributeSchema> nested(BlockSchema block, String... path) {
    BlockSchema at = block;
    for (int i = 0; i < path.length - 1; i++) {
      at =
          switch (at.attribute(path[i]).orElseThrow().type()) {
            case AttributeType.Nested(var inner) -> inner;
            case AttributeType.Repeated(var inner, var _, var _) -> inner;
            default -> throw new IllegalArgumentException("no block: " + String.join(".", path));
          };
    }
    return List.of(at.attribute(path[path.length - 1]).orElseThrow());
  }
}
