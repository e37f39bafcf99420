package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.thread.TwoThreads;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bound program to a typed one. */
public final class TypeChecker {
  /** The stack block's arguments that are maps; the others are text. */
  private static final Set<String> STACK_MAPS = Set.of("tags", "rules");

  private final DiagnosticSink sink;

  /** Modules that are checked already. */
  private final IdentityHashMap<BoundProgram, TypedProgram> done;

  private final BoundProgram bound;
  private final TypingState state;
  private final NamedTypes namedTypes;
  private final ExpressionTyper expressions;
  private final BlockChecker blocks;
  private final DeclarationChecker declarations;

  private TypeChecker(
      BoundProgram bound, IdentityHashMap<BoundProgram, TypedProgram> done, DiagnosticSink sink) {
    this.done = done;
    this.sink = sink;
    this.bound = bound;
    this.state = new TypingState(bound, sink);
    this.namedTypes = new NamedTypes(bound, sink);
    this.expressions = new ExpressionTyper(state, namedTypes);
    this.blocks = new BlockChecker(state, expressions);
    this.declarations = new DeclarationChecker(sink);
  }

  /** The schemas are those that the program was bound with. */
  public static StageResult<TypedProgram> check(BoundProgram bound) {
    DiagnosticSink sink = new DiagnosticSink();
    TypedProgram program = new TypeChecker(bound, new IdentityHashMap<>(), sink).run();
    return new StageResult<>(program, sink.found());
  }

  /**
   * One more expression in the scope of a program that is typed already.
   *
   * @param bound the program with the names of {@code expression}
   * @return the types of {@code expression} alone
   */
  public static StageResult<TypedProgram> check(
      Expression expression, BoundProgram bound, TypedProgram program) {
    return check(List.of(expression), bound, program, Map.of());
  }

  /**
   * More expressions in the scope of a program that is typed already.
   *
   * @param bound the program with the names of {@code expressions}
   * @param names types of what they may read besides
   * @return the types of {@code expressions} alone
   */
  public static StageResult<TypedProgram> check(
      List<Expression> expressions,
      BoundProgram bound,
      TypedProgram program,
      Map<String, Type> names) {
    DiagnosticSink sink = new DiagnosticSink();
    TypeChecker checker = new TypeChecker(bound, new IdentityHashMap<>(), sink);
    checker.state.variables.putAll(program.variables());
    checker.state.locals.putAll(program.locals());
    checker.state.modules.putAll(program.modules());
    TypeScope scope = TypeScope.EMPTY;
    for (Map.Entry<String, Type> name : names.entrySet()) {
      scope = scope.with(name.getKey(), name.getValue());
    }
    for (Expression expression : expressions) {
      checker.expressions.type(expression, scope);
    }
    return new StageResult<>(checker.typed(), sink.found());
  }

  private TypedProgram typed() {
    return new TypedProgram(
        bound,
        state.types,
        state.variables,
        state.locals,
        expressions.functions().all(),
        state.defaults,
        state.modules,
        state.failed);
  }

  private TypedProgram run() {
    namedTypes.check();
    // What a function calls may be a module's.
    bound.modules().values().forEach(this::inside);
    expressions.functions().check(declarations);
    bound.variables().values().forEach(this::variable);
    typeLocals();
    if (bound.stack() != null) {
      stack(bound.stack());
    }
    ModuleChecker modules = new ModuleChecker(state, expressions);
    for (Declaration.Module module : bound.modules().values()) {
      Expression count = module.count();
      if (count != null) {
        expect("count", count, expressions.type(count, TypeScope.EMPTY), Type.NUMBER);
      }
      Expression enabled = module.enabled();
      if (enabled != null) {
        expressions.condition(enabled, expressions.type(enabled, TypeScope.EMPTY));
      }
      modules.check(module, scopeOf(module.forEach(), count));
    }
    resources(List.copyOf(bound.resources().values()));
    // Validations may read anything, so they come after what they read.
    bound.variables().values().forEach(this::validations);
    for (Declaration.Check check : bound.checks()) {
      declarations.check(check.block());
      check.block().body().blocks("assert").forEach(block -> condition(block, TypeScope.EMPTY));
    }
    bound.handovers().blocks().forEach(declarations::handover);
    bound.handovers().imports().forEach(adopted -> expressions.type(adopted.id(), TypeScope.EMPTY));
    for (Declaration.Output output : bound.outputs()) {
      declarations.output(output.block());
      output.argument("value").ifPresent(value -> expressions.type(value, TypeScope.EMPTY));
    }
    return typed();
  }

  /** What a module holds is checked once, by itself. */
  private void inside(Declaration.Module module) {
    BoundProgram source = module.program();
    if (source == null) {
      return;
    }
    TypedProgram known = done.get(source);
    if (known == null) {
      known = new TypeChecker(source, done, sink).run();
      done.put(source, known);
    }
    state.modules.put(module.name(), known);
  }

  private void variable(Declaration.Variable variable) {
    declarations.variable(variable.block());
    Type declared = variable.argument("type").map(type -> typeOf(variable, type)).orElse(null);
    Expression fallback = variable.argument("default").orElse(null);
    Type given = fallback == null ? Type.ANY : expressions.type(fallback, TypeScope.EMPTY);
    state.variables.put(variable.name(), declared != null ? declared : scalarOrAny(given));
    if (declared == null || fallback == null) {
      return;
    }
    if (Types.assignable(given, declared)) {
      new DroppedAttributes(variable.path(), sink).report(fallback, declared);
    } else {
      state.fail(fallback);
      String described = Types.described(given);
      // Two objects are told apart by what is in them.
      boolean alike = described.equals(Types.described(declared));
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  TypingRules.WRONG_TYPE,
                  fallback.span(),
                  "the default of %s is %s, not %s",
                  variable.path(),
                  alike ? given.toString() : described,
                  alike ? declared.toString() : Types.described(declared))
              .related(
                  variable.argument("type").map(Expression::span).orElse(variable.span()),
                  "the type is given here");
      ListOfOne.offer(diagnostic, fallback, given, declared);
      sink.report(diagnostic);
    }
  }

  private Type typeOf(Declaration.Variable variable, Expression written) {
    TypeExpressions types = new TypeExpressions(bound.schema(), namedTypes, sink);
    Type type = types.read(written);
    TypeDefaults defaults = types.defaults(written);
    if (!defaults.isEmpty()) {
      state.defaults.put(variable.name(), defaults);
    }
    types
        .inside()
        .forEach((value, wanted) ->
            expect("this attribute", value, expressions.type(value, TypeScope.EMPTY), wanted));
    return type;
  }

  /**
   * Without a type, a default that is one word or number says what the variable is; a collection
   * may be meant as an example only.
   */
  private static Type scalarOrAny(Type type) {
    return type instanceof Type.Primitive ? type : Type.ANY;
  }

  private void typeLocals() {
    for (Node node : bound.order()) {
      if (node instanceof Node.Local(var name) && bound.locals().get(name) != null) {
        Declaration.Local local = Objects.requireNonNull(bound.locals().get(name));
        Type type = expressions.type(local.value(), TypeScope.EMPTY);
        state.locals.put(name, bound.cyclic().contains(node) ? Type.ANY : type);
      }
    }
  }

  private void stack(Declaration.Stack stack) {
    declarations.stack(stack.block());
    stack
        .block()
        .body()
        .attributes()
        .forEach(attribute -> {
          Type type = expressions.type(attribute.value(), TypeScope.EMPTY);
          Type wanted =
              STACK_MAPS.contains(attribute.name().text())
                  ? new Type.MapType(Type.STRING)
                  : Type.STRING;
          expect(attribute.name().text(), attribute.value(), type, wanted);
        });
  }

  /** Of many, the second half on another thread. */
  private void resources(List<Declaration.Resource> all) {
    if (!TwoThreads.pay(all.size())) {
      all.forEach(this::resource);
      return;
    }
    TypeChecker other = new TypeChecker(bound, done, new DiagnosticSink());
    other.state.readAs(state);
    other.expressions.functions().readAs(expressions.functions());
    TwoThreads.each(all, this::resource, other::resource);
    state.take(other.state);
  }

  private void resource(Declaration.Resource resource) {
    Expression count = resource.count();
    if (count != null) {
      expect("count", count, expressions.type(count, TypeScope.EMPTY), Type.NUMBER);
    }
    Expression enabled = resource.enabled();
    if (enabled != null) {
      expressions.condition(enabled, expressions.type(enabled, TypeScope.EMPTY));
    }
    TypeScope scope = scopeOf(resource.forEach(), count);
    if (resource.lifecycle() != null) {
      declarations.lifecycle(resource.lifecycle());
      new ExternalChecker(sink).check(resource.lifecycle(), resource.schema().body());
      new IgnoredChecker(sink).check(resource.lifecycle(), resource.schema().body());
      lifecycle(resource.lifecycle(), scope);
      TypeScope self = scope.with("self", new Type.ReferenceType(resource.kind()));
      resource.lifecycle().body().blocks("precondition").forEach(block -> condition(block, scope));
      resource.lifecycle().body().blocks("postcondition").forEach(block -> condition(block, self));
    }
    NameRule rule = resource.schema().name();
    blocks.check(
        resource.body(), resource.schema().body(), rule == null ? null : rule.attribute(), scope);
  }

  private void lifecycle(Body.Block lifecycle, TypeScope scope) {
    lifecycle
        .body()
        .attributes()
        .forEach(attribute -> {
          Expression value = attribute.value();
          switch (attribute.name().text()) {
            case "prevent_destroy", "create_before_destroy" ->
                expect(attribute.name().text(), value, expressions.type(value, scope), Type.BOOL);
            case "replace_triggered_by" -> {
              if (value instanceof Expression.Tuple(var _, var elements)) {
                elements.forEach(element -> expressions.type(element, scope));
              } else {
                sink.report(
                    Diagnostic.of(
                            TypingRules.WRONG_TYPE,
                            value.span(),
                            "replace_triggered_by takes a list of resources and their"
                                + " attributes")
                        .fix(
                            "write a list of one",
                            Edit.replace(value.span(), "[" + value.span().text() + "]")));
              }
            }
            // Names of attributes; and what is not known here, which has been reported.
            default -> {}
          }
        });
  }

  private TypeScope scopeOf(@Nullable Expression forEach, @Nullable Expression count) {
    if (forEach == null) {
      return count == null ? TypeScope.EMPTY : TypeScope.EMPTY.with("count.index", Type.NUMBER);
    }
    Type of = expressions.type(forEach, TypeScope.EMPTY);
    Type value = Types.elementType(of);
    boolean keyed =
        of.equals(Type.ANY)
            || of instanceof Type.MapType
            || of instanceof Type.ObjectType
            || (of instanceof Type.SetType(var element) && Types.assignable(element, Type.STRING));
    if (!keyed) {
      state.fail(forEach);
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
              TypingRules.WRONG_TYPE,
              forEach.span(),
              "for_each takes a map or a set of strings, not %s",
              Types.described(of));
      if (AttributeTypes.isSequence(of)) {
        diagnostic
            .detail("A list has no keys to tell the instances apart by.")
            .fix(
                "make it a set",
                Edit.replace(forEach.span(), "toset(" + forEach.span().text() + ")"));
      }
      sink.report(diagnostic);
      value = Type.ANY;
    }
    return TypeScope.EMPTY.with("each.key", Type.STRING).with("each.value", value);
  }

  private void validations(Declaration.Variable variable) {
    variable
        .block()
        .body()
        .blocks("validation")
        .forEach(block -> condition(block, TypeScope.EMPTY));
  }

  private void condition(Body.Block block, TypeScope scope) {
    block
        .body()
        .attribute("condition")
        .map(Body.Attribute::value)
        .ifPresent(
            condition -> expressions.condition(condition, expressions.type(condition, scope)));
    block
        .body()
        .attribute("error_message")
        .map(Body.Attribute::value)
        .ifPresent(message ->
            expect("error_message", message, expressions.type(message, scope), Type.STRING));
  }

  private void expect(String name, Expression value, Type given, Type wanted) {
    if (!state.hasFailed(value) && !Types.assignable(given, wanted)) {
      state.fail(value);
      sink.report(
          Diagnostic.of(
              TypingRules.WRONG_TYPE,
              value.span(),
              "%s takes %s, not %s",
              name,
              Types.described(wanted),
              Types.described(given)));
    }
  }
}
