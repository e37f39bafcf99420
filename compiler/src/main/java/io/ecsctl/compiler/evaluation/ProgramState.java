package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.InstanceKey;
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
import io.ecsctl.compiler.typing.TypingRules;
import io.ecsctl.compiler.typing.UserFunction;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
  private final VariableSource variables;
  private final StackValues stack;
  private final ExpressionEvaluator expressions;
  private final BlockEvaluator blocks;
  private final ResourceExpander expander;
  private final Map<String, Tracked> locals = new HashMap<>();
  private final Map<String, ResourceState> resources = new LinkedHashMap<>();

  private final Map<String, ModuleState> modules = new LinkedHashMap<>();
  private final Map<String, Tracked> inputs = new HashMap<>();
  private final Map<String, Tracked> outputs = new HashMap<>();
  private final Tracking tracking;

  /** The path of the module that this is an instance of; empty for the root program. */
  private final String path;

  /** A value and the resources whose attributes went into it. */
  private record Tracked(Value value, Set<ResourceAddress> reads) {}

  /** The root program. */
  ProgramState(TypedProgram typed, Variables variables, Inputs inputs, DiagnosticSink sink) {
    this.typed = typed;
    this.bound = typed.bound();
    this.path = "";
    this.tracking = new Tracking();
    this.variables = variables;
    this.failures = new Failures(sink);
    this.expressions = new ExpressionEvaluator(this, failures);
    this.blocks = new BlockEvaluator(expressions, failures);
    this.expander = new ResourceExpander(expressions, failures);
    this.stack = new StackValues(bound.stack(), inputs, expressions, failures);
    declareBlocks();
  }

  /** An instance of a module. */
  private ProgramState(TypedProgram typed, String path, ProgramState user, ModuleInputs variables) {
    this.typed = typed;
    this.bound = typed.bound();
    this.path = path;
    this.tracking = user.tracking;
    this.variables = variables;
    this.failures = variables.failures();
    this.expressions = new ExpressionEvaluator(this, failures);
    this.blocks = new BlockEvaluator(expressions, failures);
    this.expander = new ResourceExpander(expressions, failures);
    this.stack = user.stack;
    declareBlocks();
  }

  private void declareBlocks() {
    tracking.states.put(path, this);
    bound
        .modules()
        .forEach((name, declaration) -> {
          TypedProgram source = typed.modules().get(name);
          if (source != null) {
            modules.put(name, new ModuleState(declaration, source));
          }
        });
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

  /** The path of the module that this is an instance of; empty for the root program. */
  String path() {
    return path;
  }

  BoundProgram bound() {
    return bound;
  }

  VariableSource variables() {
    return variables;
  }

  /** The modules that the program uses and that could be had. */
  List<ModuleState> modules() {
    return List.copyOf(modules.values());
  }

  /** The instances of a module, in the order of their keys. */
  List<ProgramState> instances(ModuleState module) {
    return expansion(module).instances();
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
      case Node.Module(var name) -> {
        ModuleState module = modules.get(name);
        if (module != null) {
          expansion(module);
        }
      }
      case Node.Input _, Node.Output _, Node.Resource _ -> {}
    }
  }

  /** The block behind an address of this program or of any module in it. */
  ResourceState block(ResourceAddress address) {
    ProgramState owner = tracking.states.get(address.module());
    if (owner == null) {
      throw new IllegalStateException("no module " + address.module());
    }
    return owner.state(address.kind(), address.name());
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

  /**
   * The value of what {@code symbol} stands for, read at {@code span}; null when only the values of
   * the expression's parts can tell.
   */
  @Nullable Value meaning(Symbol symbol, SourceSpan span, Environment environment) {
    return switch (symbol) {
      case Symbol.StackAttribute(var name) -> stack.value(name, span);
      case Symbol.Variable(var variable) -> variable(variable);
      case Symbol.Module(var module) -> module(module, span);
      case Symbol.ModuleOutput(var module, var output, var key) ->
          moduleOutput(module, output, key, span, environment);
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
    Set<ResourceAddress> outer = tracking.reads;
    tracking.reads = into;
    try {
      return evaluation.get();
    } finally {
      tracking.reads = outer;
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
    tracking.reads.addAll(known.reads());
    return known.value();
  }

  Value variable(Declaration.Variable variable) {
    // The root's values are constants.
    if (path.isEmpty()) {
      return variables.value(variable);
    }
    Tracked known = inputs.get(variable.name());
    if (known == null) {
      known =
          tracked(
              new Node.Input(variable.name()),
              variables.place(variable),
              () -> variables.value(variable));
      inputs.put(variable.name(), known);
    }
    tracking.reads.addAll(known.reads());
    return known.value();
  }

  /** An output of this instance of a module. */
  Value output(Declaration.Output output) {
    Tracked known = outputs.get(output.name());
    if (known == null) {
      known =
          tracked(
              new Node.Output(output.name()),
              output.span(),
              () -> OutputValues.evaluate(output, expressions, failures));
      outputs.put(output.name(), known);
    }
    tracking.reads.addAll(known.reads());
    return known.value();
  }

  /** The instance as one value: an object of its outputs. */
  private Value asObject() {
    SortedMap<String, Value> all = new TreeMap<>();
    bound.outputs().forEach(output -> all.put(output.name(), output(output)));
    return new Value.ObjectOf(all);
  }

  private Value module(Declaration.Module declaration, SourceSpan read) {
    ModuleState state = modules.get(declaration.name());
    ModuleState.Expansion expansion = state == null ? null : expansion(state);
    if (expansion == null || expansion.repetitions() == null) {
      return Poison.at(read);
    }
    tracking.reads.addAll(expansion.reads());
    List<Value> objects = expansion.instances().stream().map(ProgramState::asObject).toList();
    if (declaration.forEach() != null) {
      return new Value.ObjectOf(Repetition.byKey(expansion.repetitions(), objects));
    }
    return declaration.count() != null ? new Value.Tuple(objects) : objects.getFirst();
  }

  /** Null when only the values can tell which instance is meant. */
  private @Nullable Value moduleOutput(
      Declaration.Module declaration,
      Declaration.Output output,
      @Nullable Expression key,
      SourceSpan read,
      Environment environment) {
    ModuleState state = modules.get(declaration.name());
    ModuleState.Expansion expansion = state == null ? null : expansion(state);
    if (expansion == null || expansion.repetitions() == null) {
      return Poison.at(read);
    }
    tracking.reads.addAll(expansion.reads());
    if (key == null) {
      return expansion.instances().getFirst().output(output);
    }
    String wanted = Conversions.text(expressions.evaluate(key, environment));
    ProgramState instance = wanted == null ? null : expansion.instance(wanted);
    return instance == null ? null : instance.output(output);
  }

  private ModuleState.Expansion expansion(ModuleState state) {
    ModuleState.Expansion known = state.expansion;
    if (known == null) {
      Declaration.Module module = state.declaration;
      List<List<Repetition>> made = new ArrayList<>(1);
      Tracked tracked =
          tracked(
              new Node.Module(module.name()),
              module.span(),
              () -> {
                List<Repetition> repetitions =
                    expander.repetitions(module.forEach(), module.count());
                if (repetitions != null) {
                  made.add(repetitions);
                }
                return Value.NULL;
              });
      List<ProgramState> instances = new ArrayList<>();
      for (Repetition repetition : made.isEmpty() ? List.<Repetition>of() : made.getFirst()) {
        instances.add(instance(state, repetition));
      }
      known =
          new ModuleState.Expansion(
              made.isEmpty() ? null : made.getFirst(), instances, tracked.reads());
      state.expansion = known;
    }
    return known;
  }

  private ProgramState instance(ModuleState state, Repetition repetition) {
    InstanceKey key = repetition.key();
    String inner =
        (path.isEmpty() ? "" : path + ".")
            + state.declaration.path()
            + (key == null ? "" : key.suffix());
    ModuleInputs given =
        new ModuleInputs(
            state.source,
            inner,
            state.declaration,
            expressions,
            failures,
            repetition.environment());
    return new ProgramState(state.source, inner, this, given);
  }

  /** Evaluates a declaration on its own account; poison when that turns out to need itself. */
  private Tracked tracked(Node node, SourceSpan span, Supplier<Value> evaluation) {
    if (bound.cyclic().contains(node)) {
      return new Tracked(Poison.at(span), Set.of());
    }
    Tracking.Step step = new Tracking.Step(path, node);
    if (!tracking.running.add(step)) {
      failures.report(
          Diagnostic.of(
                  EvaluationRules.EVALUATION_CYCLE,
                  span,
                  "this value needs itself: %s",
                  tracking.circle(step))
              .detail("Take one of the steps out."));
      return new Tracked(Poison.at(span), Set.of());
    }
    Set<ResourceAddress> outer = tracking.reads;
    tracking.reads = new HashSet<>();
    try {
      return new Tracked(failures.reporting(evaluation), tracking.reads);
    } finally {
      tracking.reads = outer;
      tracking.running.remove(step);
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
    if (!address.module().equals(path)) {
      ProgramState owner = tracking.states.get(address.module());
      return owner == null ? Poison.at(read.span()) : owner.attribute(address, read);
    }
    ResourceState state = state(address.kind(), address.name());
    Instance instance = expansion(state).instances().get(address);
    if (instance == null) {
      return Poison.at(read.span());
    }
    tracking.reads.add(address);
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
    if (tracking.running.contains(new Tracking.Step(path, node))) {
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
