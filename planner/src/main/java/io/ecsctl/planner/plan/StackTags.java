package io.ecsctl.planner.plan;

import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags of a stack, which every object has that takes tags. */
final class StackTags {
  private final Map<String, String> texts;
  private final Value.MapOf values;

  StackTags(Map<String, String> tags) {
    texts = tags;
    SortedMap<String, Value> entries = new TreeMap<>();
    tags.forEach((key, value) -> entries.put(key, new Value.Text(value)));
    values = new Value.MapOf(Type.STRING, entries);
  }

  /** Under the resource's own. */
  Value.ObjectOf under(Resource resource, Value.ObjectOf attributes) {
    if (texts.isEmpty() || !resource.schema().body().attributes().containsKey("tags")) {
      return attributes;
    }
    return switch (attributes.get("tags")) {
      case Value.Keyed own -> attributes.with("tags", under(own));
      case Value.Sensitive(Value.Keyed own, var origin) ->
          attributes.with("tags", new Value.Sensitive(under(own), origin));
      case Value.Null _ -> attributes.with("tags", values);
      case Value.Unknown unknown -> attributes.with("tags", LateTags.merged(texts, unknown));
      // The compiler lets nothing else stand for a map.
      case Value other -> throw new IllegalStateException("tags are " + other.type());
    };
  }

  private Value under(Value.Keyed own) {
    SortedMap<String, Value> tags = new TreeMap<>(values.entries());
    tags.putAll(own.entries());
    return new Value.MapOf(Type.STRING, tags);
  }
}
