package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the types of variables: {@code string}, {@code list(cidr)}, {@code object({ name = string,
 * size = optional(size) })}.
 */
final class TypeExpressions {
  private static final Map<String, Type> PRIMITIVES =
      Map.of(
          "string", Type.STRING,
          "number", Type.NUMBER,
          "bool", Type.BOOL,
          "any", Type.ANY,
          "cidr", Type.CIDR,
          "port", Type.PORT,
          "size", Type.SIZE,
          "cpu", Type.CPU,
          "duration", Type.DURATION);
  private static final List<String> COLLECTIONS = List.of("list", "set", "map");
  private static final List<String> CONSTRUCTORS = List.of("list", "set", "map", "tuple", "object");

  private final Schema schema;
  private final NamedTypes namedTypes;
  private final DiagnosticSink sink;
  private final IdentityHashMap<Expression, Type> inside = new IdentityHashMap<>();

  TypeExpressions(Schema schema, NamedTypes namedTypes, DiagnosticSink sink) {
    this.schema = schema;
    this.namedTypes = namedTypes;
    this.sink = sink;
  }

  /** Whether {@code name} is a word of the language, which no program can give another meaning. */
  static boolean isReserved(String name) {
    return PRIMITIVES.containsKey(name) || CONSTRUCTORS.contains(name) || name.equals("optional");
  }

  /** {@code ANY} when the expression is no type, which is reported. */
  Type read(Expression expression) {
    return switch (expression) {
      case Expression.Variable(var span, var name) -> named(name, span);
      // Terraform's older quoted form still means the type.
      case Expression.Template template when template.constant() != null ->
          named(template.constant(), template.span());
      case Expression.Call call -> constructed(call);
      case Expression.Parenthesized(var _, var inner) -> read(inner);
      case Expression.GetAttribute(
              var span,
              Expression.GetAttribute(
                  var _,
                  Expression.GetAttribute(var _, Expression.Variable(var _, var root), var module),
                  var types),
              var name)
          when root.equals("module") && types.text().equals("types") ->
          ofModule(module.text(), name, span);
      case Expression.Invalid _ -> Type.ANY;
      case Expression other -> refused(other.span(), other.span().text());
    };
  }

  /** Default values inside of types that were read, with what they are to be. */
  Map<Expression, Type> inside() {
    return inside;
  }

  /** Where in a value of the type that {@code expression} says which defaults belong. */
  TypeDefaults defaults(Expression expression) {
    return switch (expression) {
      case Expression.Parenthesized(var _, var inner) -> defaults(inner);
      case Expression.Variable(var _, var name) -> namedTypes.defaults(name);
      case Expression.GetAttribute(
              var _,
              Expression.GetAttribute(
                  var _,
                  Expression.GetAttribute(var _, var _, var module),
                  var _),
              var name) -> {
        NamedTypes others = namedTypes.module(module.text());
        yield others == null ? TypeDefaults.NONE : others.defaults(name.text());
      }
      case Expression.Call(var _, var name, var arguments, var _) when !arguments.isEmpty() ->
          switch (name.text()) {
            case "list", "set", "map" ->
                new TypeDefaults(Map.of(), Map.of(), defaults(arguments.getFirst()));
            case "optional" -> defaults(arguments.getFirst());
            case "object" ->
                arguments.getFirst() instanceof Expression.ObjectExpression object
                    ? attributeDefaults(object)
                    : TypeDefaults.NONE;
            default -> TypeDefaults.NONE;
          };
      case Expression _ -> TypeDefaults.NONE;
    };
  }

  private TypeDefaults attributeDefaults(Expression.ObjectExpression object) {
    Map<String, Expression> values = new HashMap<>();
    Map<String, TypeDefaults> parts = new HashMap<>();
    for (Expression.ObjectExpression.Entry entry : object.entries()) {
      String name = attributeName(entry.key());
      if (name == null) {
        continue;
      }
      if (entry.value() instanceof Expression.Call(var _, var function, var arguments, var _)
          && function.text().equals("optional")
          && arguments.size() > 1) {
        values.put(name, arguments.get(1));
      }
      TypeDefaults inner = defaults(entry.value());
      if (!inner.isEmpty()) {
        parts.put(name, inner);
      }
    }
    return new TypeDefaults(values, parts, null);
  }

  private static @Nullable String attributeName(Expression key) {
    return switch (key) {
      case Expression.Variable word -> word.name();
      case Expression.Template template when template.constant() != null -> template.constant();
      case Expression _ -> key.span().text();
    };
  }

  private Type named(@Nullable String name, SourceSpan span) {
    Type primitive = name == null ? null : PRIMITIVES.get(name);
    if (primitive != null) {
      return primitive;
    }
    Type own = name == null ? null : namedTypes.find(name);
    if (own != null) {
      return own;
    }
    return name != null && schema.kind(name).isPresent()
        ? new Type.ReferenceType(name)
        : refused(span, String.valueOf(name));
  }

  /** {@code module.net.types.size_spec}. */
  private Type ofModule(String module, Body.Name name, SourceSpan span) {
    NamedTypes others = namedTypes.module(module);
    if (others == null) {
      sink.report(
          Diagnostic.of(
              TypingRules.TYPE_EXPRESSION, span, "there is no module %s to have types", module));
      return Type.ANY;
    }
    Type type = others.find(name.text());
    if (type != null) {
      return type;
    }
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TypingRules.TYPE_EXPRESSION,
            name.span(),
            "module.%s has no type %s",
            module,
            name.text());
    Suggestions.nearest(name.text(), others.names())
        .ifPresentOrElse(
            nearest -> diagnostic.didYouMean(nearest, name.span()),
            () ->
                diagnostic.detail(
                    "%s",
                    others.names().isEmpty()
                        ? "It names no types."
                        : "Its types are: " + String.join(", ", others.names()) + "."));
    sink.report(diagnostic);
    return Type.ANY;
  }

  private Type constructed(Expression.Call call) {
    String constructor = call.function().text();
    if (!CONSTRUCTORS.contains(constructor)) {
      return refused(call.function().span(), constructor);
    }
    if (call.arguments().size() != 1) {
      return malformed(call, "%s(…) takes one type".formatted(constructor));
    }
    Expression argument = call.arguments().getFirst();
    return switch (constructor) {
      case "list" -> new Type.ListType(read(argument));
      case "set" -> new Type.SetType(read(argument));
      case "map" -> new Type.MapType(read(argument));
      case "tuple" ->
          argument instanceof Expression.Tuple(var _, var elements)
              ? new Type.TupleType(elements.stream().map(this::read).toList())
              : malformed(call, "tuple(…) takes a list of types: tuple([string, number])");
      default ->
          argument instanceof Expression.ObjectExpression object
              ? object(object)
              : malformed(call, "object(…) takes types by name: object({ name = string })");
    };
  }

  private Type object(Expression.ObjectExpression object) {
    SortedMap<String, Type> attributes = new TreeMap<>();
    Set<String> optional = new HashSet<>();
    for (Expression.ObjectExpression.Entry entry : object.entries()) {
      String name = attributeName(entry.key());
      if (name == null) {
        continue;
      }
      if (entry.value() instanceof Expression.Call(var _, var function, var arguments, var _)
          && function.text().equals("optional")
          && !arguments.isEmpty()) {
        optional.add(name);
        Type type = read(arguments.getFirst());
        if (arguments.size() > 1) {
          inside.put(arguments.get(1), type);
        }
        if (arguments.size() > 2) {
          malformed(arguments.get(2), "optional(…) takes a type and a default");
        }
        attributes.put(name, type);
      } else {
        attributes.put(name, read(entry.value()));
      }
    }
    return new Type.ObjectType(attributes, optional);
  }

  private Type malformed(Expression call, String headline) {
    sink.report(Diagnostic.of(TypingRules.TYPE_EXPRESSION, call.span(), "%s", headline));
    return Type.ANY;
  }

  private Type refused(SourceSpan span, String text) {
    List<String> known = new ArrayList<>(PRIMITIVES.keySet());
    known.addAll(CONSTRUCTORS);
    known.addAll(namedTypes.names());
    known.addAll(schema.kinds().keySet());
    Diagnostic.Builder diagnostic =
        Diagnostic.of(TypingRules.TYPE_EXPRESSION, span, "%s is no type", text);
    if (COLLECTIONS.contains(text)) {
      // In quotes they were Terraform's older form, and mean what terraform fmt makes of that.
      String whole = text + (span.text().startsWith("\"") ? "(string)" : "(any)");
      sink.report(diagnostic.label("of what?").fix("write " + whole, Edit.replace(span, whole)));
      return Type.ANY;
    }
    Suggestions.nearest(text, known)
        .ifPresentOrElse(
            nearest -> diagnostic.didYouMean(nearest, span),
            () ->
                diagnostic.detail(
                    "Types are string, number, bool, any, cidr, port, size, cpu, duration, list(…),"
                        + " set(…), map(…), tuple([…]), object({…}) and the name of a kind."));
    sink.report(diagnostic);
    return Type.ANY;
  }
}
