package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
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
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.typing.UserFunction;
import io.ecsctl.compiler.typing.TypingRules;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The program as far as it is evaluated, and what its names mean. Nodes are evaluated in the
 * binder's order; what an expression reads in a way that its text does not show ({@code
 * each.value.cidr}) is evaluated when it is asked for.
 */
final class ProgramState implements NameSource {
  private final TypedProgram typed;
  private final BoundProgram bound;
  private final Failures failures;
  private final Variables variables;
  private final StackValues stack;
  private final ExpressionEvaluator expressions;
  private final BlockEvaluator blocks;
  private final ResourceExpander expander;
  private final Map<String, Tracked> locals = new HashMap<>();
  private final Map<String, ResourceState> resources = new LinkedHashMap<>();

  /** What is being evaluated right now, outermost first. */
  private final Set<Node> running = new LinkedHashSet<>();

  /** Resources whose attributes the declaration being evaluated has read. */
  private Set<ResourceAddress> reads = new HashSet<>();

  /** A value and the resources whose attributes went into it. */
  private record Tracked(Value value, Set<ResourceAddress> reads) {}

  ProgramState(TypedProgram typed, Variables variables, Inputs inputs, DiagnosticSink sink) {
    this.typed = typed;
    this.bound = typed.bound();
    this.variables = variables;
    this.failures = new Failures(sink);
    this.expressions = new ExpressionEvaluator(this, failures);
    this.blocks = new BlockEvaluator(expressions, failures);
    this.expander = new ResourceExpander(expressions, failures);
    this.stack = new StackValues(bound.stack(), inputs, expressions, failures);
    bound
        .resources()
        .forEach((path, declaration) -> resources.put(path, new ResourceState(declaration)));
  }

  ExpressionEvaluator expressions() {
    return expressions;
  }

  StackValues stack() {
    return stack;
  }

  Map<String, ResourceState> resources() {
    return resources;
  }

  Failures failures() {
    return failures;
  }

  void evaluate(Node node) {
    switch (node) {
      case Node.StackArgument(var name) -> stack.value(name, null);
      case Node.Local(var name) -> {
        Declaration.Local local = bound.locals().get(name);
        if (local != null) {
          local(local);
        }
      }
      case Node.Instances(var kind, var name) -> expansion(state(kind, name));
      case Node.Argument(var kind, var name, var attribute) ->
          evaluate(state(kind, name), attribute);
      case Node.Resource _ -> {}
    }
  }

  ResourceState state(String kind, String name) {
    ResourceState state = resources.get(kind + "." + name);
    if (state == null) {
      throw new IllegalStateException("no resource " + kind + "." + name);
    }
    return state;
  }

  @Override
  public boolean failed(Expression expression) {
    return typed.failed().contains(expression);
  }

  @Override
  public Type type(Expression expression) {
    return typed.types().getOrDefault(expression, Type.ANY);
  }

  @Override
  public @Nullable Value resolve(Expression expression, Environment environment) {
    Symbol symbol = bound.symbols().at(expression);
    return symbol == null ? null : meaning(symbol, expression.span(), environment);
  }

  /** The value of what {@code symbol} stands for, read at {@code span}. */
  Value meaning(Symbol symbol, SourceSpan span, Environment environment) {
    return switch (symbol) {
      case Symbol.StackAttribute(var name) -> stack.value(name, span);
      case Symbol.Variable(var variable) -> variables.value(variable);
      case Symbol.Local(var local) -> local(local);
      case Symbol.Resource(var resource) ->
          expansion(state(resource.kind(), resource.name())).value();
      case Symbol.Bound(var name) -> {
        Value value = environment.get(name);
        yield value == null ? Poison.at(span) : value;
      }
      // Typing lets a bare word pass only where the attribute lists its words.
      case Symbol.Word(var text) -> new Value.Text(text);
      case Symbol.Failed _ -> Poison.at(span);
    };
  }

  /** Adds to {@code into} whose attributes {@code evaluation} reads. */
  <T> T reading(Set<ResourceAddress> into, Supplier<T> evaluation) {
    Set<ResourceAddress> outer = reads;
    reads = into;
    try {
      return evaluation.get();
    } finally {
      reads = outer;
    }
  }

  private Value local(Declaration.Local local) {
    Tracked known = locals.get(local.name());
    if (known == null) {
      Node node = new Node.Local(local.name());
      known =
          tracked(node, local.span(), () -> expressions.evaluate(local.value(), Environment.EMPTY));
      locals.put(local.name(), known);
    }
    reads.addAll(known.reads());
    return known.value();
  }

  /** Evaluates a declaration on its own account; poison when that turns out to need itself. */
  private Tracked tracked(Node node, SourceSpan span, Supplier<Value> evaluation) {
    if (bound.cyclic().contains(node)) {
      return new Tracked(Poison.at(span), Set.of());
    }
    if (!running.add(node)) {
      List<String> path = new ArrayList<>();
      running.forEach(step -> path.add(step.toString()));
      path.subList(0, path.indexOf(node.toString())).clear();
      path.add(node.toString());
      failures.report(
          Diagnostic.of(
                  EvaluationRules.EVALUATION_CYCLE,
                  span,
                  "this value needs itself: %s",
                  String.join(" → ", path))
              .detail("Take one of the steps out."));
      return new Tracked(Poison.at(span), Set.of());
    }
    Set<ResourceAddress> outer = reads;
    reads = new HashSet<>();
    try {
      return new Tracked(failures.reporting(evaluation), reads);
    } finally {
      reads = outer;
      running.remove(node);
    }
  }

  private ResourceState.Expansion expansion(ResourceState state) {
    ResourceState.Expansion known = state.expansion;
    if (known == null) {
      Declaration.Resource resource = state.declaration;
      Set<ResourceAddress> read = new HashSet<>();
      List<ResourceState.Expansion> made = new ArrayList<>(1);
      Tracked tracked =
          tracked(
              new Node.Instances(resource.kind(), resource.name()),
              resource.span(),
              () -> {
                made.add(expander.expand(resource, read));
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
  private void evaluate(ResourceState state, String attribute) {
    AttributeSchema schema = state.declaration.schema().body().attributes().get(attribute);
    if (schema == null || state.evaluated.contains(attribute)) {
      return;
    }
    Declaration.Resource resource = state.declaration;
    for (Instance instance : expansion(state).instances().values()) {
      Tracked tracked =
          tracked(
              new Node.Argument(resource.kind(), resource.name(), attribute),
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

  @Override
  public @Nullable UserFunction function(String name) {
    return typed.functions().get(name);
  }

  @Override
  public @Nullable SourceSpan switchedOff(Expression name) {
    return bound.symbols().at(name) instanceof Symbol.Resource(var resource)
            && resource.enabled() != null
            && expansion(state(resource.kind(), resource.name())).value() instanceof Value.Null
        ? resource.enabled().span()
        : null;
  }

  @Override
  public Value attribute(ResourceAddress address, Expression.GetAttribute read) {
    ResourceState state = state(address.kind(), address.name());
    Instance instance = expansion(state).instances().get(address);
    if (instance == null) {
      return Poison.at(read.span());
    }
    reads.add(address);
    String name = read.name().text();
    KindSchema schema = state.declaration.schema();
    AttributeSchema attribute = schema.body().attribute(name).orElse(null);
    ComputedAttribute computed = schema.computed(name).orElse(null);
    if (attribute == null) {
      return computed == null
          ? unknownAttribute(schema, read)
          : later(address, read, computed.type());
    }
    Node node = new Node.Argument(address.kind(), address.name(), attribute.name());
    if (bound.cyclic().contains(node)) {
      return Poison.at(read.span());
    }
    if (running.contains(node)) {
      return tracked(node, read.span(), () -> Value.NULL).value();
    }
    evaluate(state, attribute.name());
    return switch (instance.arguments.get(attribute.name())) {
      case null ->
          computed != null || attribute.computed()
              ? later(
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
            "a %s has no attribute %s",
            schema.kind(),
            name);
    Suggestions.nearest(name, names)
        .ifPresent(nearest -> diagnostic.label("did you mean " + nearest + "?"));
    return failures.fail(read.span(), diagnostic, () -> read);
  }
}
