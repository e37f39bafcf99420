package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.function.FileScope;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.typing.UserFunction;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.HashMap;
import java.util.HashSet;
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
  private final FileScope files;
  private final StackValues stack;
  private final ExpressionEvaluator expressions;
  private final Tracking tracking;
  private final StandIns standIns;
  private final Tracker tracker;
  private final ResourceValues resources;
  private final ModuleValues modules;
  private final OwnValidations ownValidations;
  private final Map<String, Tracker.Tracked> locals = new HashMap<>();
  private final Map<String, Tracker.Tracked> inputs = new HashMap<>();
  private final Map<String, Tracker.Tracked> outputs = new HashMap<>();

  /** The path of the module that this is an instance of; empty for the root program. */
  private final String path;

  /** The root program. */
  ProgramState(TypedProgram typed, VariableSource variables, Inputs inputs, DiagnosticSink sink) {
    this.typed = typed;
    this.bound = typed.bound();
    this.path = "";
    this.tracking = new Tracking(new BorrowedValues(inputs.borrowed()), new Coverage());
    this.standIns = StandIns.NONE;
    this.variables = variables;
    this.files = new FileScope(inputs.files(), bound.path());
    this.failures = new Failures(sink);
    this.expressions = new ExpressionEvaluator(this, failures);
    this.stack = new StackValues(bound.stack(), inputs, expressions, failures);
    this.tracker = new Tracker(path, bound.cyclic(), tracking, failures);
    this.resources =
        new ResourceValues(
            bound, path, stack, standIns, expressions, tracker, failures, tracking.borrowed);
    this.modules = new ModuleValues(typed, this, tracker);
    this.ownValidations = new OwnValidations(bound.symbols(), expressions, failures);
    tracking.states.put(path, this);
  }

  /** The root program with some of its values taken from elsewhere. */
  ProgramState(
      TypedProgram typed, Substitutions substitutions, Inputs inputs, DiagnosticSink sink) {
    this.typed = typed;
    this.bound = typed.bound();
    this.path = "";
    this.tracking = new Tracking(new BorrowedValues(inputs.borrowed()), substitutions.coverage());
    this.files = new FileScope(inputs.files(), bound.path());
    this.failures = new Failures(sink);
    ExpressionEvaluator outside =
        new ExpressionEvaluator(new OutsideNames(this, substitutions.typed(), null), failures);
    this.standIns =
        StandIns.of(
            substitutions.standIns(), written -> outside.evaluate(written, Environment.EMPTY));
    this.variables =
        new SubstitutedVariables(
            substitutions.variables(),
            new VariableRules(typed, path, failures, substitutions.coverage()),
            written -> outside.evaluate(written, Environment.EMPTY));
    this.expressions = new ExpressionEvaluator(this, failures);
    this.stack = new StackValues(bound.stack(), inputs, expressions, failures);
    this.tracker = new Tracker(path, bound.cyclic(), tracking, failures);
    this.resources =
        new ResourceValues(
            bound, path, stack, standIns, expressions, tracker, failures, tracking.borrowed);
    this.modules = new ModuleValues(typed, this, tracker);
    this.ownValidations = new OwnValidations(bound.symbols(), expressions, failures);
    tracking.states.put(path, this);
  }

  /** An instance of a module. */
  ProgramState(
      TypedProgram typed,
      String path,
      ProgramState user,
      ModuleInputs variables,
      StandIns standIns) {
    this.typed = typed;
    this.bound = typed.bound();
    this.path = path;
    this.tracking = user.tracking;
    this.standIns = standIns;
    this.variables = variables;
    this.files = new FileScope(user.files.source(), bound.path());
    this.failures = variables.failures();
    this.expressions = new ExpressionEvaluator(this, failures);
    this.stack = user.stack;
    this.tracker = new Tracker(path, bound.cyclic(), tracking, failures);
    this.resources =
        new ResourceValues(
            bound, path, stack, standIns, expressions, tracker, failures, tracking.borrowed);
    this.modules = new ModuleValues(typed, this, tracker);
    this.ownValidations = new OwnValidations(bound.symbols(), expressions, failures);
    tracking.states.put(path, this);
  }

  Map<String, Value> ownSecrets() {
    return tracking.secrets.values();
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

  Coverage coverage() {
    return tracking.coverage;
  }

  BorrowedValues borrowed() {
    return tracking.borrowed;
  }

  StandIns standIns() {
    return standIns;
  }

  VariableSource variables() {
    return variables;
  }

  /** The modules that the program uses and that could be had. */
  List<ModuleState> modules() {
    return modules.all();
  }

  /** The instances of a module, in the order of their keys. */
  List<ProgramState> instances(ModuleState module) {
    return modules.instances(module);
  }

  Map<String, ResourceState> resources() {
    return resources.all();
  }

  Failures failures() {
    return failures;
  }

  /**
   * Takes over what {@code other}, a state of the same program in which nothing failed, is done
   * with.
   */
  void adopt(ProgramState other) {
    resources.adopt(other.resources);
    tracking.secrets.values().putAll(other.tracking.secrets.values());
    tracking.borrowed.adopt(other.tracking.borrowed);
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
      case Node.Instances(var kind, var name) -> resources.expansion(resources.state(kind, name));
      case Node.Argument(var kind, var name, var attribute) ->
          resources.evaluate(resources.state(kind, name), attribute);
      case Node.Module(var name) -> modules.expand(name);
      case Node.Input _, Node.Output _, Node.Resource _ -> {}
    }
  }

  /** The block behind an address of this program or of any module in it. */
  ResourceState block(ResourceAddress address) {
    ProgramState owner = tracking.states.get(address.module());
    if (owner == null) {
      throw new IllegalStateException("no module " + address.module());
    }
    return owner.resources.state(address.blockType(), address.name());
  }

  @Override
  public boolean failed(Expression expression) {
    return typed.hasFailed(expression);
  }

  @Override
  public Type type(Expression expression) {
    return typed.typeOf(expression);
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
      case Symbol.Path(var _, var text) -> new Value.Text(text);
      case Symbol.StackAttribute(var name) -> stack.value(name, span);
      case Symbol.Variable(var variable) -> variable(variable);
      case Symbol.Module(var module) -> modules.value(module, span);
      case Symbol.ModuleOutput output -> modules.output(output, span, environment);
      case Symbol.Local(var local) -> local(local);
      case Symbol.Resource(var resource) -> resource(resource);
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
    return tracker.reading(into, evaluation);
  }

  @Override
  public <T> T aside(Supplier<T> evaluation) {
    return reading(new HashSet<>(), evaluation);
  }

  private Value resource(Declaration.Resource resource) {
    return resources.value(resources.state(resource.blockType(), resource.name()));
  }

  private Value local(Declaration.Local local) {
    Tracker.Tracked known = locals.get(local.name());
    if (known == null) {
      Supplier<Value> standIn = standIns.local(local.name());
      known =
          tracker.evaluate(
              new Node.Local(local.name()),
              local.span(),
              standIn != null
                  ? standIn
                  : () -> expressions.evaluate(local.value(), Environment.EMPTY));
      locals.put(local.name(), known);
    }
    return tracker.read(known);
  }

  Value variable(Declaration.Variable variable) {
    Tracker.Tracked known = inputs.get(variable.name());
    if (known == null) {
      known =
          tracker.evaluate(
              new Node.Input(variable.name()),
              variables.place(variable),
              () -> variables.value(variable));
      inputs.put(variable.name(), known);
      SourceSpan place = variables.place(variable);
      if (failures.reporting(() -> aside(() -> ownValidations.refuse(variable, place)))) {
        known = new Tracker.Tracked(Poison.at(place), known.reads());
        inputs.put(variable.name(), known);
      }
    }
    return tracker.read(known);
  }

  /** An output of this instance of a module. */
  Value output(Declaration.Output output) {
    Tracker.Tracked known = outputs.get(output.name());
    if (known == null) {
      Supplier<Value> standIn = standIns.output(output.name());
      known =
          tracker.evaluate(
              new Node.Output(output.name()),
              output.span(),
              standIn != null
                  ? standIn
                  : () -> OutputValues.evaluate(output, expressions, failures));
      outputs.put(output.name(), known);
    }
    return tracker.read(known);
  }

  /** This instance of a module as one value: an object of its outputs. */
  Value outputs() {
    SortedMap<String, Value> all = new TreeMap<>();
    bound.outputs().forEach(output -> all.put(output.name(), output(output)));
    return new Value.ObjectOf(all);
  }

  @Override
  public Written written(Expression expression) {
    Written here = new Written(expression, this);
    if (bound.symbols().at(expression) instanceof Symbol.Variable(var variable)) {
      Written given = variables.written(variable);
      return given == null ? here : given;
    }
    if (!(expression instanceof Expression.GetAttribute get)) {
      return here;
    }
    Written object = written(get.object());
    Expression part =
        object.scope() == this
            ? null
            : WrittenEntries.of(object.expression()).get(get.name().text());
    return part == null ? here : object.scope().written(part);
  }

  @Override
  public void took(SourceSpan branch, boolean way) {
    tracking.coverage.took(branch, way);
  }

  @Override
  public Expression origin(Value value, SourceSpan span) {
    return tracking.secrets.origin(value, span);
  }

  @Override
  public @Nullable UserFunction function(String name) {
    return typed.function(name);
  }

  @Override
  public FileScope files() {
    return files;
  }

  @Override
  public @Nullable SourceSpan switchedOff(Expression name) {
    Expression enabled =
        switch (bound.symbols().at(name)) {
          case Symbol.Resource(var resource) when resource(resource) instanceof Value.Null ->
              resource.enabled();
          case Symbol.Module(var module) when modules.isOff(module) -> module.enabled();
          case null -> null;
          case Symbol _ -> null;
        };
    return enabled == null ? null : enabled.span();
  }

  @Override
  public Value attribute(ResourceAddress address, Expression.GetAttribute read) {
    ProgramState owner = tracking.states.get(address.module());
    return owner == null ? Poison.at(read.span()) : owner.resources.attribute(address, read);
  }
}
