package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.module.ModuleRules;
import io.ecsctl.compiler.module.ModuleTree;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.thread.TwoThreads;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Syntax trees to a program whose names are resolved. */
public final class Binder {
  private final ModuleTree tree;
  private final DiagnosticSink sink;
  private final Symbols symbols;
  private final DependencyGraph values = new DependencyGraph();
  private final DependencyGraph references = new DependencyGraph();
  private final Schema schema;
  private final String path;
  private final boolean inModule;
  private final Declarations declarations;
  private final ExpressionBinder expressions;

  /**
   * @param root the directory of the program, as the paths of its files name it
   * @param done modules that are bound already, by their tree
   */
  private Binder(
      ModuleTree tree,
      Schema schema,
      String root,
      boolean inModule,
      IdentityHashMap<ModuleTree, BoundProgram> done,
      DiagnosticSink sink) {
    this.tree = tree;
    this.schema = schema;
    this.symbols = new Symbols(tree.files());
    this.path = ProgramPaths.from(root, ProgramPaths.directory(tree));
    this.inModule = inModule;
    this.sink = sink;
    this.declarations =
        new DeclarationCollector(
                schema, sink, inModule, block -> module(tree, block, schema, root, done, sink))
            .collect(tree.files());
    this.expressions =
        new ExpressionBinder(
            new NameResolver(schema, path, declarations, sink), symbols, values, references);
  }

  /** Binds other parts of what {@code first} binds, and reports to a sink of its own. */
  private Binder(Binder first) {
    this.tree = first.tree;
    this.schema = first.schema;
    this.symbols = new Symbols(tree.files());
    this.path = first.path;
    this.inModule = first.inModule;
    this.sink = new DiagnosticSink();
    this.declarations = first.declarations;
    this.expressions =
        new ExpressionBinder(
            new NameResolver(schema, path, declarations, sink), symbols, values, references);
  }

  /** The files of one directory, taken together, without modules. */
  public static StageResult<BoundProgram> bind(List<Body> files, Schema schema) {
    return bind(ModuleTree.of(files), schema);
  }

  /**
   * One more expression, in the scope of a program that is bound already.
   *
   * @return the program with the names of {@code expression} beside its own
   */
  public static StageResult<BoundProgram> bind(Expression expression, BoundProgram program) {
    return bind(List.of(expression), program, Set.of());
  }

  /**
   * More expressions, in the scope of a program that is bound already.
   *
   * @param names what they may read besides
   * @return the program with the names of {@code expressions} beside its own
   */
  public static StageResult<BoundProgram> bind(
      List<Expression> expressions, BoundProgram program, Set<String> names) {
    DiagnosticSink sink = new DiagnosticSink();
    Symbols symbols = new Symbols(program.symbols());
    ExpressionBinder binder =
        new ExpressionBinder(
            new NameResolver(program.schema(), program.path(), Declarations.of(program), sink),
            symbols,
            new DependencyGraph(),
            new DependencyGraph());
    Scope scope = Scope.EMPTY;
    for (String name : names) {
      scope = scope.with(name);
    }
    for (Expression expression : expressions) {
      binder.bind(expression, scope, ExpressionBinder.Reader.LAST);
    }
    return new StageResult<>(program.withSymbols(symbols), sink.found());
  }

  /**
   * A program with its modules. What is wrong in a module is said once, however often it is used.
   */
  public static StageResult<BoundProgram> bind(ModuleTree tree, Schema schema) {
    DiagnosticSink sink = new DiagnosticSink();
    BoundProgram program =
        new Binder(tree, schema, ProgramPaths.directory(tree), false, new IdentityHashMap<>(), sink)
            .run();
    return new StageResult<>(program, sink.found());
  }

  /** A module with those that it uses, without the program that will use it. */
  public static StageResult<BoundProgram> bindModule(ModuleTree tree, Schema schema) {
    DiagnosticSink sink = new DiagnosticSink();
    BoundProgram module =
        new Binder(tree, schema, ProgramPaths.directory(tree), true, new IdentityHashMap<>(), sink)
            .run();
    return new StageResult<>(module, sink.found());
  }

  private static @Nullable BoundProgram module(
      ModuleTree tree,
      Body.Block block,
      Schema schema,
      String root,
      IdentityHashMap<ModuleTree, BoundProgram> done,
      DiagnosticSink sink) {
    ModuleTree called = tree.calledBy(block).orElse(null);
    if (called == null) {
      return null;
    }
    BoundProgram known = done.get(called);
    if (known == null) {
      known = new Binder(called, schema, root, true, done, sink).run();
      done.put(called, known);
    }
    return known;
  }

  private BoundProgram run() {
    declarations.variables.values().forEach(this::bindVariable);
    if (declarations.stack != null) {
      declarations
          .stack
          .block()
          .body()
          .attributes()
          .forEach(attribute -> {
            Node node = new Node.StackArgument(attribute.name().text());
            declare(node);
            expressions.bind(attribute.value(), Scope.EMPTY, ExpressionBinder.Reader.of(node));
          });
    }
    for (Declaration.Local local : declarations.locals.values()) {
      Node node = new Node.Local(local.name());
      declare(node);
      expressions.bind(local.value(), Scope.EMPTY, ExpressionBinder.Reader.of(node));
    }
    declarations.modules.values().forEach(this::bindModule);
    new FunctionBinder(declarations.functions, expressions, symbols, sink).bind();
    bindResources(List.copyOf(declarations.resources.values()));
    for (Declaration.Output output : declarations.outputs) {
      output
          .argument("value")
          .ifPresent(value -> expressions.bind(value, Scope.EMPTY, ExpressionBinder.Reader.LAST));
    }
    for (Declaration.Check check : declarations.checks) {
      check.block().body().blocks("assert").forEach(this::bindCondition);
    }
    Cycles cycles = Cycles.find(values, references, sink);
    return new BoundProgram(
        schema,
        path,
        declarations.stack,
        declarations.variables,
        declarations.locals,
        declarations.resources,
        declarations.modules,
        declarations.outputs,
        declarations.checks,
        declarations.types,
        declarations.functions,
        handovers(),
        symbols,
        cycles.order(),
        cycles.cyclic());
  }

  private Handovers handovers() {
    Handovers handovers = new HandoverBinder(schema, declarations, inModule, sink).bind();
    handovers
        .imports()
        .forEach(
            adopted -> expressions.bind(adopted.id(), Scope.EMPTY, ExpressionBinder.Reader.LAST));
    return handovers;
  }

  /** {@code condition} and {@code error_message} are read when everything else has its value. */
  private void bindCondition(Body.Block block) {
    block
        .body()
        .attributes()
        .forEach(attribute ->
            expressions.bind(attribute.value(), Scope.EMPTY, ExpressionBinder.Reader.LAST));
  }

  private void declare(Node node) {
    values.add(node);
    references.add(node);
  }

  private void bindVariable(Declaration.Variable variable) {
    variable
        .argument("default")
        .ifPresent(value -> expressions.bind(value, Scope.EMPTY, ExpressionBinder.Reader.LAST));
    variable.argument("type").ifPresent(this::bindTypeDefaults);
    variable.block().body().blocks("validation").forEach(this::bindCondition);
  }

  /** The only values inside of a type: {@code optional(TYPE, VALUE)}. */
  private void bindTypeDefaults(Expression type) {
    switch (type) {
      case Expression.Call(var _, var name, var arguments, var _) -> {
        boolean optional = name.text().equals("optional");
        for (int i = 0; i < arguments.size(); i++) {
          if (optional && i > 0) {
            expressions.bind(arguments.get(i), Scope.EMPTY, ExpressionBinder.Reader.LAST);
          } else {
            bindTypeDefaults(arguments.get(i));
          }
        }
      }
      case Expression.ObjectExpression(var _, var entries) ->
          entries.forEach(entry -> bindTypeDefaults(entry.value()));
      case Expression.Tuple(var _, var elements) -> elements.forEach(this::bindTypeDefaults);
      case Expression.Parenthesized(var _, var inner) -> bindTypeDefaults(inner);
      case Expression _ -> {}
    }
  }

  private void bindModule(Declaration.Module module) {
    Node instances = new Node.Module(module.name());
    values.add(instances);
    var instancesReader = new ExpressionBinder.Reader(instances, null, null);
    for (Expression repeated :
        module.forEach() != null
            ? List.of(module.forEach())
            : module.count() != null ? List.of(module.count()) : List.<Expression>of()) {
      expressions.bind(repeated, Scope.EMPTY, instancesReader);
    }
    if (module.enabled() != null) {
      expressions.bind(module.enabled(), Scope.EMPTY, instancesReader);
    }
    for (Expression dependency : module.dependsOn()) {
      expressions.bind(dependency, Scope.EMPTY, ExpressionBinder.Reader.LAST);
      checkDependency(dependency);
    }
    Scope scope = Scope.of(module);
    for (Body.Attribute argument : module.arguments()) {
      // Evaluated when the module reads it: an argument may need what another one's module gives.
      expressions.bind(argument.value(), scope, ExpressionBinder.Reader.LAST);
      warnOfDeprecation(module, argument.name());
    }
  }

  private void warnOfDeprecation(Declaration.Module module, Body.Name argument) {
    Declaration.Variable variable =
        module.program() == null ? null : module.program().variables().get(argument.text());
    if (variable == null) {
      return;
    }
    Deprecation.of(variable)
        .ifPresent(reason ->
            sink.report(
                Diagnostic.of(
                        ModuleRules.DEPRECATED,
                        argument.span(),
                        "the argument %s of %s is deprecated",
                        argument.text(),
                        module.path())
                    .detail("%s", reason)
                    .related(variable.span(), "it is declared here")));
  }

  /** Of many, the second half on another thread. */
  private void bindResources(List<Declaration.Resource> all) {
    if (!TwoThreads.pay(all.size())) {
      all.forEach(this::bindResource);
      return;
    }
    Binder other = new Binder(this);
    TwoThreads.each(all, this::bindResource, other::bindResource);
    symbols.take(other.symbols);
    values.take(other.values);
    references.take(other.references);
    other.sink.found().forEach(sink::report);
  }

  private void bindResource(Declaration.Resource resource) {
    Node target = new Node.Resource(resource.blockType(), resource.name());
    Node instances = new Node.Instances(resource.blockType(), resource.name());
    values.add(instances);
    references.add(target);
    var instancesReader = new ExpressionBinder.Reader(instances, target, null);
    for (Expression repeated :
        resource.forEach() != null
            ? List.of(resource.forEach())
            : resource.count() != null ? List.of(resource.count()) : List.<Expression>of()) {
      expressions.bind(repeated, Scope.EMPTY, instancesReader);
    }
    for (Expression dependency : resource.dependsOn()) {
      expressions.bind(dependency, Scope.EMPTY, new ExpressionBinder.Reader(null, target, null));
      checkDependency(dependency);
    }
    if (resource.enabled() != null) {
      expressions.bind(resource.enabled(), Scope.EMPTY, instancesReader);
    }
    Scope scope = Scope.of(resource);
    if (resource.lifecycle() != null) {
      new LifecycleBinder(expressions, symbols, sink).bind(resource.lifecycle(), scope, target);
    }
    for (BlockSource.Member member : resource.body().members()) {
      Optional<AttributeSchema> attribute = resource.schema().body().attribute(member.name());
      Node node =
          new Node.Argument(
              resource.blockType(),
              resource.name(),
              attribute.map(AttributeSchema::name).orElse(member.name()));
      values.add(node, instances, member.nameSpan());
      // What is set in a step of its own may refer in a circle: that is what the step is for.
      boolean separate =
          attribute.filter(a -> a.change() == AttributeSchema.Change.SEPARATE).isPresent();
      bindMember(member, scope, new ExpressionBinder.Reader(node, separate ? null : target, null));
    }
  }

  private void bindMember(BlockSource.Member member, Scope scope, ExpressionBinder.Reader reader) {
    switch (member) {
      case BlockSource.Assign assign -> expressions.bind(assign.value(), scope, reader);
      case BlockSource.Nested nested ->
          nested.body().members().forEach(inner -> bindMember(inner, scope, reader));
      case BlockSource.Dynamic dynamic -> {
        expressions.bind(dynamic.forEach(), scope, reader);
        Scope inner = scope.with(dynamic.iterator());
        dynamic.labels().forEach(label -> expressions.bind(label, inner, reader));
        dynamic.body().members().forEach(part -> bindMember(part, inner, reader));
      }
    }
  }

  private void checkDependency(Expression dependency) {
    Expression named =
        dependency instanceof Expression.Index(var _, var collection, var _)
            ? collection
            : dependency;
    Symbol symbol = symbols.at(named);
    if (!(symbol instanceof Symbol.Resource(var resource) && !resource.isData())
        && !(symbol instanceof Symbol.Module)
        && !(symbol instanceof Symbol.Failed)) {
      sink.report(
          Diagnostic.of(
                  BindingRules.META_ARGUMENT,
                  dependency.span(),
                  "depends_on takes resources, not %s",
                  dependency.span().text())
              .detail("Write: depends_on = [KIND.name]"));
    }
  }

  /** The names of arguments that every block of a kind takes beside those of its schema. */
  public static Set<String> metaArguments() {
    return Set.of("for_each", "count", "enabled", "depends_on", "lifecycle", "dynamic");
  }
}
