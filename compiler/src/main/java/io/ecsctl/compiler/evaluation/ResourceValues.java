package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.diagnostic.Article;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.evaluation.ResourceState.Instance;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.AttributeTypes;
import io.ecsctl.compiler.typing.TypingRules;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one program or one instance of a module: their instances and, one attribute at a
 * time, what these hold.
 */
final class ResourceValues {
  private final String path;
  private final StackValues stack;
  private final StandIns standIns;
  private final Tracker tracker;
  private final Failures failures;
  private final BorrowedValues borrowed;
  private final BlockEvaluator blocks;
  private final ResourceExpander expander;
  private final Map<String, ResourceState> resources = new LinkedHashMap<>();

  ResourceValues(
      BoundProgram bound,
      String path,
      StackValues stack,
      StandIns standIns,
      ExpressionEvaluator expressions,
      Tracker tracker,
      Failures failures,
      BorrowedValues borrowed) {
    this.borrowed = borrowed;
    this.path = path;
    this.stack = stack;
    this.standIns = standIns;
    this.tracker = tracker;
    this.failures = failures;
    this.blocks = new BlockEvaluator(expressions, failures);
    this.expander = new ResourceExpander(expressions, failures, borrowed);
    bound
        .resources()
        .forEach((name, declaration) -> resources.put(name, new ResourceState(declaration)));
  }

  /** In the order of the program's text. */
  Map<String, ResourceState> all() {
    return resources;
  }

  /** Takes over the blocks that {@code other}, which is of the same program, is done with. */
  void adopt(ResourceValues other) {
    other.resources.forEach((name, state) -> {
      if (state.isComplete()) {
        resources.put(name, state);
      }
    });
  }

  ResourceState state(String kind, String name) {
    ResourceState state = resources.get(kind + "." + name);
    if (state == null) {
      throw new IllegalStateException("no resource " + kind + "." + name);
    }
    return state;
  }

  /** What the name of a block means. */
  Value value(ResourceState state) {
    ResourceState.Expansion expansion = expansion(state);
    if (state.declaration.isAll() && expansion.value() instanceof Value.Unknown) {
      // Whoever takes the whole list reads what is found.
      tracker.read(expansion.instances().keySet());
    }
    return expansion.value();
  }

  ResourceState.Expansion expansion(ResourceState state) {
    ResourceState.Expansion known = state.expansion;
    if (known == null) {
      Declaration.Resource resource = state.declaration;
      Set<ResourceAddress> read = new HashSet<>();
      List<ResourceState.Expansion> made = new ArrayList<>(1);
      Tracker.Tracked tracked =
          tracker.evaluate(
              new Node.Instances(resource.blockType(), resource.name()),
              resource.span(),
              () -> {
                made.add(expander.expand(resource, path, read));
                return made.getFirst().value();
              });
      read.addAll(tracked.reads());
      known =
          made.isEmpty()
              ? new ResourceState.Expansion(Map.of(), tracked.value(), read)
              : made.getFirst();
      state.expansion = known;
    }
    return known;
  }

  /** {@code attribute} of every instance. */
  void evaluate(ResourceState state, String attribute) {
    AttributeSchema schema = state.declaration.schema().body().attributes().get(attribute);
    if (schema == null || state.evaluated.contains(attribute)) {
      return;
    }
    Declaration.Resource resource = state.declaration;
    for (Instance instance : expansion(state).instances().values()) {
      Tracker.Tracked tracked =
          tracker.evaluate(
              new Node.Argument(resource.blockType(), resource.name(), attribute),
              resource.span(),
              () -> {
                Argument argument = argument(state, instance, schema);
                if (argument != null) {
                  instance.arguments.put(attribute, argument);
                }
                return Value.NULL;
              });
      boolean separate = schema.change() == AttributeSchema.Change.SEPARATE;
      (separate ? instance.separateReads : instance.reads).addAll(tracked.reads());
    }
    state.evaluated.add(attribute);
  }

  private @Nullable Argument argument(
      ResourceState state, Instance instance, AttributeSchema attribute) {
    Argument written =
        blocks.argument(
            attribute,
            state.members.getOrDefault(attribute.name(), List.of()),
            instance.environment);
    NameRule rule = state.declaration.schema().name();
    if (written != null || rule == null || !rule.attribute().equals(attribute.name())) {
      return written;
    }
    instance.nameGenerated = true;
    SourceSpan header = state.declaration.span();
    return new Argument.Assigned(
        header,
        header,
        new Value.Text(
            NameGenerator.generate(stack.name(), stack.environment(), instance.address, rule)),
        List.of());
  }

  /** What {@code read}, an attribute of the instance at {@code address}, holds. */
  Value attribute(ResourceAddress address, Expression.GetAttribute read) {
    ResourceState state = state(address.blockType(), address.name());
    Instance instance =
        expansion(state)
            .instances()
            .get(state.declaration.isAll() ? address.withKey(null) : address);
    if (instance == null) {
      return Poison.at(read.span());
    }
    tracker.read(Set.of(instance.address));
    String name = read.name().text();
    KindSchema schema = state.declaration.object();
    AttributeSchema attribute = schema.body().attribute(name).orElse(null);
    ComputedAttribute computed = schema.computed(name).orElse(null);
    if (state.declaration.isData() && (attribute != null || computed != null)) {
      Type type =
          attribute != null
              ? AttributeTypes.typeOf(attribute.type())
              : computed == null ? Type.ANY : computed.type();
      Supplier<Value> standIn = standIns.attribute(address, name, type);
      if (standIn != null) {
        return decided(address, read, type);
      }
      Value found = borrowed.attribute(address, instance.address, attribute, read);
      return found == null ? later(address, read, type) : found;
    }
    if (attribute == null) {
      return computed == null
          ? unknownAttribute(schema, read)
          : decided(address, read, computed.type());
    }
    Node node = new Node.Argument(address.blockType(), address.name(), attribute.name());
    if (tracker.needsItself(node, read.span())) {
      return Poison.at(read.span());
    }
    evaluate(state, attribute.name());
    return switch (instance.arguments.get(attribute.name())) {
      case null ->
          computed != null || attribute.computed()
              ? decided(
                  address,
                  read,
                  computed != null ? computed.type() : AttributeTypes.typeOf(attribute.type()))
              : attribute.fallback() != null ? attribute.fallback() : Value.NULL;
      case Argument.Assigned assigned -> assigned.value();
      case Argument.Blocks given ->
          new Block(given.span(), schema.body(), Map.of(attribute.name(), given))
              .toValue()
              .get(attribute.name());
    };
  }

  /** What AWS decides, unless something stands in for it. */
  private Value decided(ResourceAddress address, Expression.GetAttribute read, Type type) {
    Supplier<Value> standIn = standIns.attribute(address, read.name().text(), type);
    if (standIn == null) {
      return later(address, read, type);
    }
    Node node = new Node.Argument(address.blockType(), address.name(), read.name().text());
    return tracker.read(tracker.evaluate(node, read.span(), standIn));
  }

  private static Value later(ResourceAddress address, Expression.GetAttribute read, Type type) {
    SourceSpan span = read.span();
    return new Value.Unknown(
        type,
        Knowledge.NOT_NULL,
        new Expression.GetAttribute(span, ValueExpressions.of(address, span), read.name()));
  }

  private Value unknownAttribute(KindSchema schema, Expression.GetAttribute read) {
    List<String> names = new ArrayList<>(schema.body().attributes().keySet());
    schema.computed().forEach(computed -> names.add(computed.name()));
    String name = read.name().text();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TypingRules.UNKNOWN_ATTRIBUTE,
            read.name().span(),
            "%s has no attribute %s",
            Article.with(schema.kind()),
            name);
    Suggestions.nearest(name, names).ifPresent(nearest -> diagnostic.didYouMean(nearest));
    return failures.fail(read.span(), diagnostic, () -> read);
  }
}
