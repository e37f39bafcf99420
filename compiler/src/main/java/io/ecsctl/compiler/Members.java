package io.ecsctl.compiler;

import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What may follow a value of a type behind dots. */
final class Members {
  /** As far as anybody types without looking again. */
  private static final int DEEPEST = 3;

  private Members() {}

  /** In ascending order; of objects in objects as {@code outer.inner}. */
  static List<String> of(Type type, Schema schema) {
    return of(type, schema, 1).distinct().sorted().toList();
  }

  /** What can be read of a resource or of what is looked up. */
  static List<String> of(KindSchema schema) {
    return attributes(schema).toList();
  }

  private static Stream<String> of(Type type, Schema schema, int depth) {
    return switch (type) {
      case Type.ObjectType(var attributes, var _) ->
          attributes.entrySet().stream()
              .flatMap(entry ->
                  Stream.concat(
                      Stream.of(entry.getKey()),
                      depth == DEEPEST
                          ? Stream.of()
                          : of(entry.getValue(), schema, depth + 1)
                              .map(inner -> entry.getKey() + "." + inner)));
      case Type.ReferenceType(var kind) ->
          schema.kind(kind).map(Members::attributes).orElseGet(Stream::of);
      case Type.Primitive _, Type.ListType _, Type.SetType _, Type.MapType _, Type.TupleType _ ->
          Stream.of();
    };
  }

  private static Stream<String> attributes(KindSchema schema) {
    TreeSet<String> names = new TreeSet<>(schema.body().attributes().keySet());
    schema.computed().stream().map(ComputedAttribute::name).forEach(names::add);
    return names.stream();
  }
}
