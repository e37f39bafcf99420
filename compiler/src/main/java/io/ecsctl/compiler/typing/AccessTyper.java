package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.diagnostic.Article;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Types of {@code object.name} and {@code collection[key]}. */
final class AccessTyper {
  private final TypingState state;

  AccessTyper(TypingState state) {
    this.state = state;
  }

  Type attribute(Expression.GetAttribute get, Type object) {
    return switch (object) {
      case Type.ReferenceType(var kind) ->
          state.bound.schema().object(kind).map(schema -> ofResource(get, schema)).orElse(Type.ANY);
      case Type.ObjectType(var attributes, var _) -> {
        Type found = attributes.get(get.name().text());
        yield found != null
            ? found
            : unknown(get, "the object has no attribute", attributes.keySet());
      }
      case Type.MapType(Type.ReferenceType(var kind)) when isAttribute(kind, get.name().text()) ->
          oneOfMany(get, "[\"KEY\"]");
      case Type.ListType(Type.ReferenceType _) -> oneOfMany(get, "[0]");
      case Type.MapType(Type.ObjectType(var outputs, var _))
          when isModule(get.object()) && outputs.containsKey(get.name().text()) ->
          oneOfMany(get, "[\"KEY\"]");
      case Type.ListType(Type.ObjectType _) when isModule(get.object()) -> oneOfMany(get, "[0]");
      case Type.MapType(var element) -> element;
      case Type.Primitive.ANY -> Type.ANY;
      case Type.Primitive _, Type.ListType _, Type.SetType _, Type.TupleType _ -> {
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                TypingRules.UNKNOWN_ATTRIBUTE,
                get.name().span(),
                "%s has no attributes, so no %s",
                Types.described(object),
                get.name().text());
        if (AttributeTypes.isSequence(object)) {
          diagnostic.detail("For the attribute of every element write [*].%s.", get.name().text());
        }
        state.sink.report(diagnostic);
        yield state.fail(get);
      }
    };
  }

  private boolean isModule(Expression expression) {
    return state.bound.symbols().at(expression) instanceof Symbol.Module;
  }

  private boolean isAttribute(String kind, String name) {
    return state
        .bound
        .schema()
        .object(kind)
        .filter(schema ->
            schema.computed(name).isPresent() || schema.body().attribute(name).isPresent())
        .isPresent();
  }

  private Type ofResource(Expression.GetAttribute get, KindSchema schema) {
    String name = get.name().text();
    Optional<ComputedAttribute> computed = schema.computed(name);
    if (computed.isPresent()) {
      return computed.get().type();
    }
    Optional<AttributeSchema> attribute = schema.body().attribute(name);
    if (attribute.isPresent()) {
      return AttributeTypes.typeOf(attribute.get().type());
    }
    List<String> candidates = new ArrayList<>(schema.body().attributes().keySet());
    schema.computed().forEach(c -> candidates.add(c.name()));
    return unknown(get, Article.with(schema.kind()) + " has no attribute", candidates);
  }

  private Type unknown(
      Expression.GetAttribute get, String headline, Collection<String> candidates) {
    Body.Name name = get.name();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(TypingRules.UNKNOWN_ATTRIBUTE, name.span(), "%s %s", headline, name.text());
    Suggestions.nearest(name.text(), candidates)
        .ifPresentOrElse(
            nearest -> diagnostic.didYouMean(nearest, name.span()),
            () ->
                diagnostic.detail(
                    "%s",
                    candidates.isEmpty()
                        ? "It has none at all."
                        : "It has: " + String.join(", ", candidates) + "."));
    state.sink.report(diagnostic);
    return state.fail(get);
  }

  private Type oneOfMany(Expression.GetAttribute get, String key) {
    String object = get.object().span().text();
    state.sink.report(
        Diagnostic.of(
                TypingRules.INSTANCES,
                get.object().span(),
                "%s stands for several %s",
                object,
                isModule(get.object()) ? "instances of a module" : "resources")
            .detail(
                "Say which one: %s%s.%s, or take them all: [for it in %s : it.%s]",
                object, key, get.name().text(), object, get.name().text()));
    return state.fail(get);
  }

  Type element(Expression.Index index, Type collection, Type key) {
    return switch (collection) {
      case Type.ListType(var element) -> number(index, key, element);
      case Type.TupleType(var elements) ->
          index.key() instanceof Expression.NumberLiteral(var _, var at)
                  && at.signum() >= 0
                  && at.compareTo(BigDecimal.valueOf(elements.size())) < 0
              ? elements.get(at.intValue())
              : number(index, key, Types.elementType(collection));
      case Type.MapType(var element) -> element;
      case Type.ObjectType(var attributes, var _) -> {
        Type found =
            index.key() instanceof Expression.Template template
                ? attributes.get(String.valueOf(template.constant()))
                : null;
        yield found != null ? found : Types.elementType(collection);
      }
      case Type.ReferenceType _ -> {
        state.sink.report(
            Diagnostic.of(
                    TypingRules.INSTANCES,
                    index.span(),
                    "%s is one resource",
                    index.collection().span().text())
                .detail("Only a block with for_each or count has instances to choose from."));
        yield state.fail(index);
      }
      case Type.Primitive.ANY -> Type.ANY;
      case Type.Primitive _, Type.SetType _ -> {
        state.sink.report(
            Diagnostic.of(
                TypingRules.OPERANDS,
                index.collection().span(),
                "%s has no element to choose by a key",
                Types.described(collection)));
        yield state.fail(index);
      }
    };
  }

  private Type number(Expression.Index index, Type key, Type element) {
    if (Types.assignable(key, Type.NUMBER)) {
      return element;
    }
    state.sink.report(
        Diagnostic.of(
            TypingRules.OPERANDS,
            index.key().span(),
            "the elements of a list are numbered, and %s is no number",
            Types.described(key)));
    return state.fail(index);
  }
}
