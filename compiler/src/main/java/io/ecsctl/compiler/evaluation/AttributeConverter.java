package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.AttributeTypes;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueOrder;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into what attributes hold: a cidr, a port, an amount in AWS's unit, a word of an
 * enum, a reference.
 */
final class AttributeConverter {
  private AttributeConverter() {}

  /**
   * Where a value came from.
   *
   * @param attribute the attribute's name, for messages
   * @param written the expression; null when it has no text of its own
   */
  record Place(
      String attribute,
      SourceSpan span,
      @Nullable Expression written,
      Consumer<Diagnostic.Builder> problems) {

    /** The place of element {@code index} of {@code count}, if it is written out. */
    Place element(int index, int count) {
      Expression part =
          tupleIn(written) instanceof Expression.Tuple(var _, var parts) && parts.size() == count
              ? parts.get(index)
              : null;
      return part == null
          ? new Place(attribute, span, null, problems)
          : new Place(attribute, part.span(), part, problems);
    }

    Place named(String name) {
      return new Place(name, span, null, problems);
    }

    Place reportingTo(Consumer<Diagnostic.Builder> other) {
      return new Place(attribute, span, written, other);
    }

    private static @Nullable Expression tupleIn(@Nullable Expression expression) {
      return expression instanceof Expression.Parenthesized(var _, var inner)
          ? tupleIn(inner)
          : expression;
    }

    Value refuse(Diagnostic.Builder problem) {
      problems.accept(problem);
      return Poison.at(span);
    }

    Value refuse(Value value, AttributeType type) {
      return refuse(
          Diagnostic.of(
              EvaluationRules.BAD_VALUE,
              span,
              "%s takes %s, not %s",
              attribute,
              AttributeTypes.described(type),
              ValueText.brief(value)));
    }
  }

  /** A list as the attribute holds it: sets are sorted, and the spans with them. */
  record Converted(Value value, List<SourceSpan> elements) {}

  /** The value as {@code type}, or poison once its problems are told. Null stays null. */
  static Converted convert(Value value, AttributeType type, Place place) {
    if (value instanceof Value.Sensitive(var inner, var origin)) {
      Converted plain = convert(inner, type, hiding(place));
      return Poison.is(plain.value())
          ? plain
          : new Converted(Marks.mark(plain.value(), origin), plain.elements());
    }
    if (value instanceof Value.Null || Poison.is(value)) {
      return new Converted(value, List.of());
    }
    return switch (type) {
      case AttributeType.ListOf(var element) -> elements(value, type, element, place);
      case AttributeType.SetOf(var element) -> elements(value, type, element, place);
      case AttributeType.OneOf(var alternatives) -> firstOf(value, type, alternatives, place);
      case AttributeType.Scalar scalar -> one(ScalarConverter.convert(value, scalar, place));
      case AttributeType.ReferenceTo reference -> one(reference(value, reference, place));
      case AttributeType.MapOf(var element, var _, var _) -> one(map(value, type, element, place));
      case AttributeType.Nested(var block) -> one(object(value, type, block, place));
      case AttributeType.Repeated(var block, var _, var _) ->
          elements(value, type, new AttributeType.Nested(block), place);
    };
  }

  private static Converted one(Value value) {
    return new Converted(value, List.of());
  }

  /** The problems of a secret value, without the value. */
  private static Place hiding(Place place) {
    return place.reportingTo(_ ->
        place
            .problems()
            .accept(
                Diagnostic.of(
                    EvaluationRules.BAD_VALUE,
                    place.span(),
                    "%s does not take this sensitive value",
                    place.attribute())));
  }

  private static Value reference(Value value, AttributeType.ReferenceTo reference, Place place) {
    return switch (value) {
      case Value.Reference(var address) when reference.kinds().contains(address.kind()) -> value;
      // An ARN, an id or a name of something that no program here describes.
      case Value.Text(var text) when !text.isEmpty() -> new Value.Text(reference.sent(text));
      case Value.Unknown unknown
          when unknown.type().equals(Type.ANY)
              || unknown.type().equals(Type.STRING)
              || (unknown.type() instanceof Type.ReferenceType(var kind)
                  && reference.kinds().contains(kind)) ->
          value;
      case Value _ -> place.refuse(value, reference);
    };
  }

  private static Converted firstOf(
      Value value, AttributeType type, List<AttributeType> alternatives, Place place) {
    List<Diagnostic.Builder> problems = new ArrayList<>();
    for (AttributeType alternative : alternatives) {
      problems.clear();
      Converted converted = convert(value, alternative, place.reportingTo(problems::add));
      if (problems.isEmpty()) {
        return converted;
      }
    }
    return one(place.refuse(value, type));
  }

  private record Element(Value value, SourceSpan span) {}

  private static Converted elements(
      Value value, AttributeType type, AttributeType element, Place place) {
    if (value instanceof Value.Unknown unknown) {
      return one(later(unknown, type, place));
    }
    if (!(value instanceof Value.Sequence sequence)) {
      return one(place.refuse(value, type));
    }
    int count = sequence.elements().size();
    List<Element> converted = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Place at = place.element(i, count);
      Value each = convert(sequence.elements().get(i), element, at).value();
      if (each instanceof Value.Null) {
        each =
            at.refuse(
                Diagnostic.of(
                    EvaluationRules.NULL_VALUE,
                    at.span(),
                    "element %d of %s is null",
                    i,
                    place.attribute()));
      }
      converted.add(new Element(each, at.span()));
    }
    Type elementType = AttributeTypes.typeOf(element);
    boolean written = count > 0 && place.element(0, count).written() != null;
    if (type instanceof AttributeType.SetOf) {
      converted.sort((a, b) -> ValueOrder.INSTANCE.compare(a.value(), b.value()));
      for (int i = converted.size() - 1; i > 0; i--) {
        if (converted.get(i).value().equals(converted.get(i - 1).value())) {
          converted.remove(i);
        }
      }
    }
    List<Value> values = converted.stream().map(Element::value).toList();
    if (elementType.equals(Type.ANY) && !values.isEmpty()) {
      // Where an attribute takes several types, its elements tell which it is.
      Type alike = values.getFirst().type();
      elementType = values.stream().allMatch(v -> v.type().equals(alike)) ? alike : Type.ANY;
    }
    List<SourceSpan> spans = written ? converted.stream().map(Element::span).toList() : List.of();
    return new Converted(
        type instanceof AttributeType.SetOf
            ? new Value.SetOf(elementType, values)
            : new Value.ListOf(elementType, values),
        spans);
  }

  private static Value map(Value value, AttributeType type, AttributeType element, Place place) {
    if (value instanceof Value.Unknown unknown) {
      return later(unknown, type, place);
    }
    if (!(value instanceof Value.Keyed keyed)) {
      return place.refuse(value, type);
    }
    WrittenEntries written = WrittenEntries.of(place.written());
    SortedMap<String, Value> entries = new TreeMap<>();
    keyed
        .entries()
        .forEach((key, each) -> {
          Expression expression = written.get(key);
          Place at =
              expression == null
                  ? place.named(place.attribute() + "[" + ValueText.quoted(key) + "]")
                  : new Place(key, expression.span(), expression, place.problems());
          Value converted = convert(each, element, at).value();
          if (!(converted instanceof Value.Null)) {
            entries.put(key, converted);
          }
        });
    return new Value.MapOf(AttributeTypes.typeOf(element), entries);
  }

  private static Value object(Value value, AttributeType type, BlockSchema block, Place place) {
    if (value instanceof Value.Unknown unknown) {
      return later(unknown, type, place);
    }
    if (!(value instanceof Value.Keyed keyed)) {
      return place.refuse(value, type);
    }
    SortedMap<String, Value> entries = new TreeMap<>();
    keyed
        .entries()
        .forEach((key, each) -> {
          AttributeSchema attribute = block.attribute(key).orElse(null);
          if (attribute == null) {
            place.problems().accept(UnknownNames.inObject(key, block, place.span()));
            return;
          }
          Value converted = convert(each, attribute.type(), place.named(attribute.name())).value();
          if (!(converted instanceof Value.Null)) {
            entries.put(attribute.name(), converted);
          }
        });
    return new Value.ObjectOf(entries);
  }

  /** What is not known yet is checked by its type, and converted when it is known. */
  private static Value later(Value.Unknown unknown, AttributeType type, Place place) {
    return AttributeTypes.fits(unknown.type(), type)
        ? new Value.Unknown(AttributeTypes.typeOf(type), unknown.known(), unknown.residual())
        : place.refuse(
            Diagnostic.of(
                EvaluationRules.BAD_VALUE,
                place.span(),
                "%s takes %s, not %s",
                place.attribute(),
                AttributeTypes.described(type),
                Types.described(unknown.type())));
  }
}
