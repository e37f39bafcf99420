package io.ecsctl.planner.plan;

import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the planner itself puts into a resource's attributes: the stack's tags, and names. */
final class Desired {
  private static final int SUFFIX_LENGTH = 8;

  private Desired() {}

  /** The stack's tags under the resource's own, for kinds that take tags. */
  static Value.ObjectOf withStackTags(
      Resource resource, Value.ObjectOf attributes, Map<String, String> stackTags) {
    if (stackTags.isEmpty() || resource.schema().body().attribute("tags").isEmpty()) {
      return attributes;
    }
    return switch (attributes.get("tags")) {
      case Value.Keyed own -> with(attributes, "tags", merged(stackTags, own));
      case Value.Sensitive(Value.Keyed own, var origin) ->
          with(attributes, "tags", new Value.Sensitive(merged(stackTags, own), origin));
      case Value.Null _ -> with(attributes, "tags", merged(stackTags, Value.ObjectOf.EMPTY));
      case Value.Unknown unknown -> with(attributes, "tags", LateTags.merged(stackTags, unknown));
      // The compiler lets nothing else stand for a map.
      case Value other -> throw new IllegalStateException("tags are " + other.type());
    };
  }

  private static Value merged(Map<String, String> stackTags, Value.Keyed own) {
    SortedMap<String, Value> tags = new TreeMap<>();
    stackTags.forEach((key, value) -> tags.put(key, new Value.Text(value)));
    tags.putAll(own.entries());
    return new Value.MapOf(Type.STRING, tags);
  }

  /**
   * A generated name that the live object has in another form, with a suffix from an earlier
   * replacement, stays what it is.
   */
  static Value.ObjectOf withLiveName(
      Resource resource, Value.ObjectOf attributes, LiveResource live) {
    NameRule rule = resource.schema().name();
    if (rule == null || !resource.nameGenerated()) {
      return attributes;
    }
    Value name = live.attributes().get(rule.attribute());
    return name instanceof Value.Null ? attributes : with(attributes, rule.attribute(), name);
  }

  /**
   * A generated name that differs from the live object's, so that both can exist: {@code
   * shop-web-1f6b03d2}.
   */
  static Value.ObjectOf withNameBeside(
      Resource resource, Value.ObjectOf attributes, LiveResource live) {
    NameRule rule = resource.schema().name();
    if (rule == null || !(attributes.get(rule.attribute()) instanceof Value.Text(var base))) {
      return attributes;
    }
    int room = rule.maxLength() - SUFFIX_LENGTH - 1;
    String stem = base.length() > room ? base.substring(0, room) : base;
    while (stem.endsWith("-")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    String name = stem + "-" + hash(live.id()).substring(0, SUFFIX_LENGTH);
    return with(attributes, rule.attribute(), new Value.Text(name));
  }

  static Value.ObjectOf with(Value.ObjectOf attributes, String name, Value value) {
    SortedMap<String, Value> entries = new TreeMap<>(attributes.entries());
    entries.put(name, value);
    return new Value.ObjectOf(entries);
  }

  /** SHA-256 in hex. */
  static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
