package io.ecsctl.cli.repl;

import io.ecsctl.compiler.value.Type;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Types on one line in the words of Terraform's {@code type}: {@code tuple([number, string])},
 * {@code object({a = number})}; what has no type yet is {@code dynamic}.
 */
public final class TypeText {
  private TypeText() {}

  public static String of(Type type) {
    return switch (type) {
      case Type.Primitive.ANY -> "dynamic";
      case Type.Primitive primitive -> primitive.name().toLowerCase(Locale.ROOT);
      case Type.ListType(var element) -> "list(" + of(element) + ")";
      case Type.SetType(var element) -> "set(" + of(element) + ")";
      case Type.MapType(var element) -> "map(" + of(element) + ")";
      case Type.TupleType(var elements) ->
          elements.stream().map(TypeText::of).collect(Collectors.joining(", ", "tuple([", "])"));
      case Type.ObjectType(var attributes, var _) ->
          attributes.entrySet().stream()
              .map(entry -> entry.getKey() + " = " + of(entry.getValue()))
              .collect(Collectors.joining(", ", "object({", "})"));
      case Type.ReferenceType(var kind) -> kind;
    };
  }
}
