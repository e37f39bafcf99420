package io.ecsctl.planner.plan;

import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that the planner itself puts into a resource's attributes; and hashes. */
final class Desired {
  private static final int SUFFIX_LENGTH = 8;

  private Desired() {}

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
    return name instanceof Value.Null ? attributes : attributes.with(rule.attribute(), name);
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
    return attributes.with(rule.attribute(), new Value.Text(name));
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
