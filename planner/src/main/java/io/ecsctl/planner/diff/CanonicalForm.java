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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One text for all values that {@link Differ} would call equal, as far as that can be said of one
 * value alone: defaults and empty values are left out, what has no order is sorted. Stored in the
 * tags of live objects as a hash, so changing it makes a new revision of everything.
 */
final class CanonicalForm {
  private CanonicalForm() {}

  /** SHA-256 in hex. */
  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  static String of(BlockSchema schema, Value.Keyed value, Predicate<AttributeSchema> included) {
    return schema.attributes().values().stream()
        .filter(included)
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .flatMap(attribute -> member(attribute, value.get(attribute.name())))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Stream<String> member(AttributeSchema schema, Value raw) {
    Value value = Values.present(raw);
    if (value == null || Differ.same(schema.type(), value, schema.fallback())) {
      return Stream.empty();
    }
    if (schema.fallback() == null && Values.isZero(value)) {
      return Stream.empty();
    }
    return Stream.of(quote(schema.name()) + ":" + of(schema.type(), value));
  }

  private static String of(AttributeType type, @Nullable Value raw) {
    Value value = raw instanceof Value.Sensitive(var inner, var _) ? inner : raw;
    return switch (value) {
      case null -> "null";
      case Value.Null() -> "null";
      case Value.Bool(var bool) -> Boolean.toString(bool);
      case Value.Number(var number) -> number.toPlainString();
      case Value.Text(var text) -> quote(text);
      case Value.CidrBlock(var cidr) -> quote(cidr.canonical().toString());
      case Value.Port(var port) -> quote(port.toString());
      case Value.Size(var bytes) -> bytes + "B";
      case Value.Cpu(var units) -> units + "cpu";
      case Value.Duration(var seconds) -> seconds + "s";
      case Value.Sequence sequence -> list(type, sequence.elements());
      case Value.Keyed keyed -> keyed(type, keyed);
      case Value.Reference(var address) -> "ref(" + address + ")";
      case Value.Unknown _ -> "unknown";
      case Value.Sensitive(var inner, var _) -> of(type, inner);
    };
  }

  private static String list(AttributeType type, List<Value> elements) {
    boolean ordered =
        switch (type) {
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
    Stream<String> texts = elements.stream().map(element -> of(Shape.element(type), element));
    return (ordered ? texts : texts.sorted()).collect(Collectors.joining(",", "[", "]"));
  }

  private static String keyed(AttributeType type, Value.Keyed value) {
    return switch (type) {
      case AttributeType.Nested(var block) -> of(block, value, _ -> true);
      case AttributeType.Repeated(var block, var _, var _) ->
          "[" + of(block, value, _ -> true) + "]";
      case AttributeType.MapOf _,
          AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.OneOf _,
          AttributeType.ListOf _,
          AttributeType.SetOf _ ->
          value.entries().entrySet().stream()
              .map(e -> quote(e.getKey()) + ":" + of(Shape.entry(type, e.getKey()), e.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
