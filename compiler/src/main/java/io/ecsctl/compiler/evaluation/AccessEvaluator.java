package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code object.name} and {@code collection[key]}. */
final class AccessEvaluator {
  private static final int LISTED = 8;

  private final NameSource names;
  private final Failures failures;

  AccessEvaluator(NameSource names, Failures failures) {
    this.names = names;
    this.failures = failures;
  }

  Value attribute(Value object, Expression.GetAttribute get) {
    if (Poison.is(object)) {
      return Poison.at(get.span());
    }
    SourceSpan at = get.span();
    Supplier<Expression> residual =
        () -> new Expression.GetAttribute(at, ValueExpressions.of(object, at), get.name());
    String name = get.name().text();
    Value plain = Marks.unmark(object);
    Value result =
        switch (plain) {
          case Value.Reference(var address) -> names.attribute(address, get);
          case Value.Keyed keyed when keyed.has(name) -> keyed.get(name);
          case Value.Keyed keyed -> noEntry(keyed, name, get.name().span(), object, residual);
          case Value.Unknown unknown ->
              new Value.Unknown(
                  precise(attributeType(unknown.type(), name), get),
                  Knowledge.NOTHING,
                  residual.get());
          case Value.Null() -> failures.fail(at, nothing(get), residual);
          case Value other ->
              failures.fail(
                  at,
                  Diagnostic.of(
                      EvaluationRules.NO_ELEMENT,
                      get.name().span(),
                      "%s has no attributes, so no %s",
                      shown(other, object),
                      name),
                  residual);
        };
    return object instanceof Value.Sensitive && !Poison.is(result)
        ? Marks.mark(result, residual.get())
        : result;
  }

  private Diagnostic.Builder nothing(Expression.GetAttribute get) {
    SourceSpan object = get.object().span();
    SourceSpan switchedOff = names.switchedOff(get.object());
    return switchedOff == null
        ? Diagnostic.of(
            EvaluationRules.NULL_VALUE, object, "this is null, so it has no %s", get.name().text())
        : Diagnostic.of(
                EvaluationRules.NULL_VALUE,
                object,
                "%s is not enabled, so it has no %s",
                object.text(),
                get.name().text())
            .detail(
                "Say what there is instead: %1$s == null ? … : %1$s.%2$s",
                object.text(), get.name().text())
            .related(switchedOff, "this is false");
  }

  /**
   * Where the value does not tell its type, the expression may: the attribute of a resource that is
   * not chosen yet.
   */
  private Type precise(Type type, Expression expression) {
    return type.equals(Type.ANY) ? names.type(expression) : type;
  }

  private static Type attributeType(Type type, String name) {
    return switch (type) {
      case Type.ObjectType(var attributes, var _) -> attributes.getOrDefault(name, Type.ANY);
      case Type.MapType(var element) -> element;
      case Type.Primitive _,
          Type.ListType _,
          Type.SetType _,
          Type.TupleType _,
          Type.ReferenceType _ ->
          Type.ANY;
    };
  }

  Value element(Value collection, Value key, Expression.Index index) {
    if (Poison.is(collection) || Poison.is(key)) {
      return Poison.at(index.span());
    }
    SourceSpan at = index.span();
    Supplier<Expression> residual =
        () ->
            new Expression.Index(
                at, ValueExpressions.of(collection, at), ValueExpressions.of(key, at));
    Value plain = Marks.unmark(collection);
    Value plainKey = Marks.unmark(key);
    Value result;
    if (plain instanceof Value.Unknown || plainKey instanceof Value.Unknown) {
      result =
          Marks.hasPoison(plain)
              ? Poison.at(at)
              : new Value.Unknown(
                  precise(Types.elementType(plain.type()), index),
                  Knowledge.NOTHING,
                  residual.get());
    } else if (plain instanceof Value.Null || plainKey instanceof Value.Null) {
      SourceSpan nothing =
          plain instanceof Value.Null ? index.collection().span() : index.key().span();
      result =
          failures.fail(
              at,
              Diagnostic.of(
                  EvaluationRules.NULL_VALUE,
                  nothing,
                  plain instanceof Value.Null
                      ? "this is null, so it has no elements"
                      : "the key is null"),
              residual);
    } else {
      result =
          switch (plain) {
            case Value.Tuple(var elements) -> at(elements, plainKey, index, collection, residual);
            case Value.ListOf(var _, var elements) ->
                at(elements, plainKey, index, collection, residual);
            case Value.Keyed keyed -> entry(keyed, plainKey, index, collection, residual);
            case Value other ->
                failures.fail(
                    at,
                    Diagnostic.of(
                        EvaluationRules.NO_ELEMENT,
                        index.collection().span(),
                        "%s has no element to choose by a key",
                        shown(other, collection)),
                    residual);
          };
    }
    boolean sensitive = collection instanceof Value.Sensitive || key instanceof Value.Sensitive;
    return sensitive && !Poison.is(result) ? Marks.mark(result, residual.get()) : result;
  }

  private Value at(
      List<Value> elements,
      Value key,
      Expression.Index index,
      Value collection,
      Supplier<Expression> residual) {
    Integer number = wholeNumber(key);
    if (number != null && number >= 0 && number < elements.size()) {
      return elements.get(number);
    }
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            EvaluationRules.NO_ELEMENT,
            index.key().span(),
            "there is no element %s",
            collection instanceof Value.Sensitive ? "of that number" : ValueText.brief(key));
    if (!(collection instanceof Value.Sensitive)) {
      diagnostic.detail(
          "%s",
          elements.isEmpty()
              ? "The list is empty."
              : "The list has %d element%s, numbered from 0 to %d."
                  .formatted(
                      elements.size(), elements.size() == 1 ? "" : "s", elements.size() - 1));
    }
    return failures.fail(index.span(), diagnostic, residual);
  }

  private static @Nullable Integer wholeNumber(Value key) {
    return Conversions.convert(key, Type.NUMBER) instanceof Outcome.Ok(Value.Number(var number))
        ? Numbers.toInt(number)
        : null;
  }

  private Value entry(
      Value.Keyed keyed,
      Value key,
      Expression.Index index,
      Value collection,
      Supplier<Expression> residual) {
    String text = Conversions.text(key);
    if (text == null) {
      return failures.fail(
          index.span(),
          Diagnostic.of(
              EvaluationRules.NO_ELEMENT, index.key().span(), "%s is no key", ValueText.brief(key)),
          residual);
    }
    return keyed.has(text)
        ? keyed.get(text)
        : noEntry(keyed, text, index.key().span(), collection, residual);
  }

  private Value noEntry(
      Value.Keyed keyed,
      String key,
      SourceSpan span,
      Value collection,
      Supplier<Expression> residual) {
    if (collection instanceof Value.Sensitive) {
      return failures.fail(
          span,
          Diagnostic.of(EvaluationRules.NO_ELEMENT, span, "the sensitive map has no such key"),
          residual);
    }
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            EvaluationRules.NO_ELEMENT, span, "there is no key %s", ValueText.quoted(key));
    Suggestions.nearest(key, keyed.entries().keySet())
        .ifPresentOrElse(
            nearest ->
                diagnostic
                    .didYouMean(nearest)
                    .fix(
                        "change it to " + nearest,
                        Edit.replace(
                            span,
                            span.text().startsWith("\"") ? ValueText.quoted(nearest) : nearest)),
            () -> diagnostic.detail("%s", keys(keyed)));
    return failures.fail(span, diagnostic, residual);
  }

  private static String keys(Value.Keyed keyed) {
    if (keyed.entries().isEmpty()) {
      return "It is empty.";
    }
    String listed =
        keyed.entries().keySet().stream()
            .limit(LISTED)
            .map(ValueText::quoted)
            .collect(Collectors.joining(", "));
    int more = keyed.entries().size() - LISTED;
    return "Its keys are " + listed + (more > 0 ? " and %d more.".formatted(more) : ".");
  }

  private static String shown(Value plain, Value marked) {
    return marked instanceof Value.Sensitive ? ValueText.SENSITIVE : ValueText.brief(plain);
  }
}
