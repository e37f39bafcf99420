package io.ecsctl.provider.aws.mapping;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A container's {@code log_group}: short for a {@code log_configuration} of driver {@code awslogs}.
 */
public final class ContainerLogs {
  private static final String GROUP = "awslogs-group";

  private ContainerLogs() {}

  /**
   * A task definition whose containers have {@code log_configuration} in place of {@code
   * log_group}. What a container says of both is joined; options that it states win.
   *
   * @param region the one the log groups are in
   */
  public static Value.ObjectOf expand(Value.ObjectOf taskDefinition, String region) {
    return eachContainer(taskDefinition, container -> expandContainer(container, region));
  }

  /**
   * The reverse, for every container whose configuration says nothing that {@code log_group} does
   * not.
   */
  public static Value.ObjectOf collapse(Value.ObjectOf taskDefinition, String region) {
    return eachContainer(taskDefinition, container -> collapseContainer(container, region));
  }

  private static Value.ObjectOf eachContainer(
      Value.ObjectOf taskDefinition, UnaryOperator<Value.Keyed> change) {
    if (!(taskDefinition.get("container") instanceof Value.Sequence containers)) {
      return taskDefinition;
    }
    Value changed =
        new Value.Tuple(
            containers.elements().stream()
                .map(c -> c instanceof Value.Keyed container ? change.apply(container) : c)
                .toList());
    return with(taskDefinition, Map.of("container", changed));
  }

  private static Value.Keyed expandContainer(Value.Keyed container, String region) {
    if (!(Scalars.plain(container.get("log_group")) instanceof Value.Text group)) {
      return container;
    }
    Value.Keyed stated =
        container.get("log_configuration") instanceof Value.Keyed keyed
            ? keyed
            : Value.ObjectOf.EMPTY;
    SortedMap<String, Value> options = options(group, container, region);
    if (stated.get("options") instanceof Value.Keyed more) {
      options.putAll(more.entries());
    }
    Value configuration =
        with(
            stated,
            Map.of(
                "log_driver", new Value.Text("awslogs"),
                "options", new Value.MapOf(Type.STRING, options)));
    return without(with(container, Map.of("log_configuration", configuration)), "log_group");
  }

  private static Value.Keyed collapseContainer(Value.Keyed container, String region) {
    return container.get("log_configuration") instanceof Value.Keyed configuration
            && configuration.get("log_driver").equals(new Value.Text("awslogs"))
            && !configuration.has("secret_options")
            && configuration.get("options") instanceof Value.Keyed options
            && options.get(GROUP) instanceof Value.Text group
            && options.entries().equals(options(group, container, region))
        ? without(with(container, Map.of("log_group", group)), "log_configuration")
        : container;
  }

  private static SortedMap<String, Value> options(
      Value.Text group, Value.Keyed container, String region) {
    return new TreeMap<>(
        Map.of(
            GROUP,
            group,
            "awslogs-region",
            new Value.Text(region),
            "awslogs-stream-prefix",
            container.get("name")));
  }

  private static Value.ObjectOf with(Value.Keyed object, Map<String, Value> entries) {
    SortedMap<String, Value> changed = new TreeMap<>(object.entries());
    changed.putAll(entries);
    return new Value.ObjectOf(changed);
  }

  private static Value.ObjectOf without(Value.Keyed object, String attribute) {
    SortedMap<String, Value> changed = new TreeMap<>(object.entries());
    changed.remove(attribute);
    return new Value.ObjectOf(changed);
  }
}
