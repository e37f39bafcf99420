package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.BlockSource;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.AttributeTypes;
import io.ecsctl.compiler.typing.TypingRules;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Arguments and nested blocks of resources, evaluated and converted as the schema says. */
final class BlockEvaluator {
  private final ExpressionEvaluator expressions;
  private final Failures failures;

  BlockEvaluator(ExpressionEvaluator expressions, Failures failures) {
    this.expressions = expressions;
    this.failures = failures;
  }

  /**
   * What {@code members}, all of one name, say about {@code attribute}; null when that is nothing.
   */
  @Nullable Argument argument(
      AttributeSchema attribute, List<BlockSource.Member> members, Environment environment) {
    BlockSchema block = AttributeTypes.block(attribute.type());
    if (block != null) {
      return blocks(attribute, block, members, environment);
    }
    for (BlockSource.Member member : members) {
      if (member instanceof BlockSource.Assign assign) {
        Value value = expressions.evaluate(assign.value(), environment);
        Expression written = expressions.written(assign.value()).expression();
        // A set is in another order than what it was made of.
        boolean alike =
            written.span().equals(assign.value().span())
                || !(Marks.unmark(value) instanceof Value.SetOf);
        return assigned(attribute, value, assign.span(), written.span(), alike ? written : null);
      }
    }
    return null;
  }

  private @Nullable Argument assigned(
      AttributeSchema attribute,
      Value value,
      SourceSpan span,
      SourceSpan valueSpan,
      @Nullable Expression written) {
    AttributeConverter.Converted converted =
        AttributeConverter.convert(
            value,
            attribute.type(),
            new AttributeConverter.Place(attribute.name(), valueSpan, written, failures::report));
    Value result = converted.value();
    if (Marks.unmark(result) instanceof Value.Null) {
      if (attribute.required()) {
        failures.report(
            Diagnostic.of(TypingRules.MISSING_ARGUMENT, valueSpan, "%s is null", attribute.name())
                .detail(
                    "It is required, and a null is the same as leaving it out. It takes %s.",
                    AttributeTypes.described(attribute.type())));
      }
      return null;
    }
    if (attribute.sensitive() && !(result instanceof Value.Sensitive) && !Poison.is(result)) {
      result = Marks.mark(result, expressions.origin(result, valueSpan));
    }
    return new Argument.Assigned(span, valueSpan, result, converted.elements());
  }

  /** Blocks as they add up; what is unknown among them makes the whole list unknown. */
  private static final class Collected {
    final List<Block> blocks = new ArrayList<>();
    Argument.@Nullable Assigned unknown;
  }

  private @Nullable Argument blocks(
      AttributeSchema attribute,
      BlockSchema schema,
      List<BlockSource.Member> members,
      Environment environment) {
    Collected into = new Collected();
    for (BlockSource.Member member : members) {
      switch (member) {
        case BlockSource.Assign assign ->
            collect(attribute, schema, assign.value(), assign.span(), environment, into);
        case BlockSource.Nested nested ->
            into.blocks.add(block(nested.body(), schema, environment));
        case BlockSource.Dynamic dynamic -> dynamic(attribute, dynamic, schema, environment, into);
      }
    }
    if (into.unknown != null) {
      return into.unknown;
    }
    if (into.blocks.isEmpty()) {
      return null;
    }
    // A second single block has been reported.
    return new Argument.Blocks(
        attribute.type() instanceof AttributeType.Nested ? into.blocks.subList(0, 1) : into.blocks);
  }

  private void collect(
      AttributeSchema attribute,
      BlockSchema schema,
      Expression value,
      SourceSpan span,
      Environment environment,
      Collected into) {
    switch (value) {
      case Expression.Parenthesized(var _, var inner) ->
          collect(attribute, schema, inner, span, environment, into);
      case Expression.ObjectExpression object when BlockSource.of(object) != null -> {
        BlockSource source = BlockSource.of(object);
        if (source != null) {
          into.blocks.add(block(source, schema, environment));
        }
      }
      case Expression.Tuple(var _, var elements)
          when attribute.type() instanceof AttributeType.Repeated ->
          elements.forEach(element -> collect(attribute, schema, element, span, environment, into));
      case Expression _ ->
          collect(
              attribute,
              schema,
              expressions.evaluate(value, environment),
              span,
              expressions.written(value).expression().span(),
              into);
    }
  }

  private void collect(
      AttributeSchema attribute,
      BlockSchema schema,
      Value value,
      SourceSpan span,
      SourceSpan valueSpan,
      Collected into) {
    switch (value) {
      case Value.Null() -> {}
      case Value.Keyed keyed -> into.blocks.add(block(keyed, schema, valueSpan));
      case Value.Sequence sequence when attribute.type() instanceof AttributeType.Repeated ->
          sequence
              .elements()
              .forEach(element -> collect(attribute, schema, element, span, valueSpan, into));
      case Value.Sensitive(Value.Keyed keyed, var origin) ->
          collect(attribute, schema, markEntries(keyed, origin), span, valueSpan, into);
      case Value other -> {
        if (assigned(attribute, other, span, valueSpan, null)
            instanceof Argument.Assigned unknown) {
          into.unknown = unknown;
        }
      }
    }
  }

  /** A secret block is a block of secrets. */
  private static Value markEntries(Value.Keyed keyed, Expression origin) {
    SortedMap<String, Value> marked = new TreeMap<>();
    keyed
        .entries()
        .forEach((key, value) ->
            marked.put(
                key,
                Marks.mark(
                    value,
                    new Expression.GetAttribute(
                        origin.span(), origin, new Body.Name(origin.span(), key)))));
    return new Value.ObjectOf(marked);
  }

  /** The block with every attribute that its schema has; others have been reported. */
  Block block(BlockSource source, BlockSchema schema, Environment environment) {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    if (!source.labels().isEmpty() && schema.label() != null) {
      Body.Label label = source.labels().getFirst();
      put(arguments, schema, schema.label(), new Value.Text(label.text()), label.span());
    }
    Map<String, List<BlockSource.Member>> members = new LinkedHashMap<>();
    source
        .byName()
        .forEach((name, group) ->
            schema
                .attribute(name)
                .ifPresent(attribute ->
                    members
                        .computeIfAbsent(attribute.name(), _ -> new ArrayList<>())
                        .addAll(group)));
    members.forEach((name, group) -> {
      AttributeSchema attribute = schema.attributes().get(name);
      Argument argument =
          attribute == null || arguments.containsKey(name)
              ? null
              : argument(attribute, group, environment);
      if (argument != null) {
        arguments.put(name, argument);
      }
    });
    return new Block(source.header(), schema, arguments);
  }

  private void put(
      Map<String, Argument> arguments,
      BlockSchema schema,
      String name,
      Value value,
      SourceSpan span) {
    schema
        .attribute(name)
        .map(attribute -> assigned(attribute, value, span, span, null))
        .ifPresent(argument -> arguments.put(name, argument));
  }

  /** A block whose members are only known as values, so typing has not seen them. */
  private Block block(Value.Keyed keyed, BlockSchema schema, SourceSpan span) {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    keyed
        .entries()
        .forEach((key, value) -> {
          AttributeSchema attribute = schema.attribute(key).orElse(null);
          if (attribute == null) {
            failures.report(UnknownNames.inObject(key, schema, span));
            return;
          }
          Argument argument = argument(attribute, value, span);
          if (argument != null) {
            arguments.put(attribute.name(), argument);
          }
        });
    for (AttributeSchema attribute : schema.attributes().values()) {
      if (attribute.required()
          && !keyed.has(attribute.name())
          && (attribute.plural() == null || !keyed.has(attribute.plural()))) {
        failures.report(
            Diagnostic.of(
                    TypingRules.MISSING_ARGUMENT, span, "the object has no %s", attribute.name())
                .detail("It takes %s.", AttributeTypes.described(attribute.type())));
      }
    }
    return new Block(span, schema, arguments);
  }

  private @Nullable Argument argument(AttributeSchema attribute, Value value, SourceSpan span) {
    BlockSchema nested = AttributeTypes.block(attribute.type());
    if (nested == null) {
      return assigned(attribute, value, span, span, null);
    }
    Collected into = new Collected();
    collect(attribute, nested, value, span, span, into);
    return into.unknown != null
        ? into.unknown
        : into.blocks.isEmpty() ? null : new Argument.Blocks(into.blocks);
  }

  private void dynamic(
      AttributeSchema attribute,
      BlockSource.Dynamic dynamic,
      BlockSchema schema,
      Environment environment,
      Collected into) {
    Value collection = expressions.evaluate(dynamic.forEach(), environment);
    List<Elements.Entry> entries = Elements.of(collection);
    if (entries == null || collection instanceof Value.Sensitive) {
      if (!Poison.is(collection)) {
        failures.report(
            collection instanceof Value.Unknown || collection instanceof Value.Sensitive
                ? Diagnostic.of(
                        EvaluationRules.INSTANCES_UNKNOWN,
                        dynamic.forEach().span(),
                        collection instanceof Value.Unknown
                            ? "how many %s blocks there are would only be known after apply"
                            : "a sensitive value can not decide how many %s blocks there are",
                        attribute.name())
                    .detail("Take keys that the program states, and read the rest in the content.")
                : Elements.noCollection("for_each", collection, dynamic.forEach().span()));
      }
      return;
    }
    expressions.took(dynamic.forEach().span(), !entries.isEmpty());
    for (Elements.Entry entry : entries) {
      SortedMap<String, Value> iterator = new TreeMap<>();
      iterator.put("key", entry.key());
      iterator.put("value", entry.value());
      Environment inner = environment.with(dynamic.iterator(), new Value.ObjectOf(iterator));
      Block block = block(dynamic.body(), schema, inner);
      if (!dynamic.labels().isEmpty() && schema.label() != null) {
        Expression label = dynamic.labels().getFirst();
        Map<String, Argument> arguments = new LinkedHashMap<>();
        put(arguments, schema, schema.label(), expressions.evaluate(label, inner), label.span());
        arguments.putAll(block.arguments());
        block = new Block(block.header(), schema, arguments);
      }
      into.blocks.add(block);
    }
  }
}
