package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A container's {@code log_group} is short for the log configuration that sends its output there. ECS knows only the latter, so that is
 * what is compared and sent.
 */
final class LogShorthand {
  private static final String CONTAINER = "container";
  private static final String LOG_GROUP = "log_group";
  private static final String LOG_CONFIGURATION = "log_configuration";

  private LogShorthand() {}

  /** The task definition's attributes with every {@code log_group} written out; a container that states both keeps what it states. */
  static Value.ObjectOf expand(Value.ObjectOf attributes, String region) {
    if (!(attributes.get(CONTAINER) instanceof Value.Sequence containers)) {
      return attributes;
    }
    List<Value> expanded =
        containers.elements().stream()
            .map(c -> c instanceof Value.Keyed container ? expandOne(container, region) : c)
            .toList();
    return LiveAttributes.of(attributes).put(CONTAINER, new Value.Tuple(expanded)).build();
  }

  private static Value expandOne(Value.Keyed container, String region) {
    if (!container.has(LOG_GROUP) || container.has(LOG_CONFIGURATION)) {
      return container;
    }
    Map<String, Value> options = new TreeMap<>();
    options.put("awslogs-group", container.get(LOG_GROUP));
    options.put("awslogs-region", new Value.Text(region));
    options.put("awslogs-stream-prefix", container.get("name"));
    Value configuration =
        new LiveAttributes()
            .text("log_driver", "awslogs")
            .put("options", new Value.MapOf(Type.STRING, new TreeMap<>(options)))
            .build();
    return LiveAttributes.of(container)
        .without(LOG_GROUP)
        .put(LOG_CONFIGURATION, configuration)
        .build();
  }
}
