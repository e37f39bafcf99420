package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * One text for all values that {@link Differ} would call equal, as far as that can be said of one
 * value alone: defaults and empty values are left out, what has no order is sorted. Stored in the
 * tags of live objects as a hash, so changing it makes a new revision of everything.
 */
final class CanonicalForm {
  /** What most resources take. */
  private static final int LENGTH = 1_024;

  private final StringBuilder out;

  private CanonicalForm(StringBuilder out) {
    this.out = out;
  }

  /** SHA-256 in hex of {@code prefix} and the text. */
  static String hash(
      String prefix, BlockSchema schema, Value.Keyed value, Predicate<AttributeSchema> included) {
    CanonicalForm form = new CanonicalForm(new StringBuilder(LENGTH).append(prefix));
    form.block(schema, value, included);
    byte[] text = form.out.toString().getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** What {@code value} does not have says nothing, so only its entries count, which are sorted. */
  private void block(BlockSchema schema, Value.Keyed block, Predicate<AttributeSchema> included) {
    out.append('{');
    int start = out.length();
    block
        .entries()
        .forEach((name, value) -> {
          AttributeSchema attribute = schema.attributes().get(name);
          if (attribute != null && included.test(attribute) && says(attribute, value)) {
            separate(start);
            quote(name);
            out.append(':');
            value(attribute.type(), value);
          }
        });
    out.append('}');
  }

  private static boolean says(AttributeSchema schema, Value raw) {
    Value value = Values.present(raw);
    return value != null
        && !Differ.same(schema.type(), value, schema.fallback())
        && (schema.fallback() != null || !Values.isZero(value));
  }

  private void value(AttributeType type, Value value) {
    switch (value) {
      case Value.Null() -> out.append("null");
      case Value.Bool(var bool) -> out.append(bool);
      case Value.Number(var number) -> out.append(number.toPlainString());
      case Value.Text(var text) -> quote(text);
      case Value.CidrBlock(var cidr) -> quote(cidr.canonical().toString());
      case Value.Port(var port) -> quote(port.toString());
      case Value.Size(var bytes) -> out.append(bytes).append('B');
      case Value.Cpu(var units) -> out.append(units).append("cpu");
      case Value.Duration(var seconds) -> out.append(seconds).append('s');
      case Value.Sequence sequence -> list(type, sequence.elements());
      case Value.Keyed keyed -> keyed(type, keyed);
      case Value.Reference(var address) -> out.append("ref(").append(address).append(')');
      case Value.Unknown _ -> out.append("unknown");
      case Value.Sensitive(var inner, var _) -> value(type, inner);
    }
  }

  private void list(AttributeType type, List<Value> elements) {
    AttributeType element = Shape.element(type);
    out.append('[');
    int start = out.length();
    if (elements.size() < 2 || isOrdered(type)) {
      for (Value each : elements) {
        separate(start);
        value(element, each);
      }
    } else {
      elements.stream()
          .map(each -> of(element, each))
          .sorted()
          .forEach(text -> {
            separate(start);
            out.append(text);
          });
    }
    out.append(']');
  }

  private static String of(AttributeType type, Value value) {
    CanonicalForm form = new CanonicalForm(new StringBuilder());
    form.value(type, value);
    return form.out.toString();
  }

  private static boolean isOrdered(AttributeType type) {
    return switch (type) {
      case AttributeType.SetOf _ -> false;
      case AttributeType.Repeated repeated -> repeated.ordered();
      case AttributeType.ListOf _,
          AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.OneOf _,
          AttributeType.MapOf _,
          AttributeType.Nested _ ->
          true;
    };
  }

  private void keyed(AttributeType type, Value.Keyed value) {
    switch (type) {
      case AttributeType.Nested(var block) -> block(block, value, _ -> true);
      case AttributeType.Repeated(var block, var _, var _) -> {
        out.append('[');
        block(block, value, _ -> true);
        out.append(']');
      }
      case AttributeType.MapOf _,
          AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.OneOf _,
          AttributeType.ListOf _,
          AttributeType.SetOf _ -> {
        out.append('{');
        int start = out.length();
        value
            .entries()
            .forEach((key, entry) -> {
              separate(start);
              quote(key);
              out.append(':');
              value(Shape.entry(type, key), entry);
            });
        out.append('}');
      }
    }
  }

  private void separate(int start) {
    if (out.length() > start) {
      out.append(',');
    }
  }

  private void quote(String text) {
    out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
