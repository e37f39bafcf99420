package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Syntax trees to a program whose names are resolved. */
public final class Binder {
  private final DiagnosticSink sink = new DiagnosticSink();
  private final Symbols symbols = new Symbols();
  private final DependencyGraph values = new DependencyGraph();
  private final DependencyGraph references = new DependencyGraph();
  private final Schema schema;
  private final Declarations declarations;
  private final ExpressionBinder expressions;

  private Binder(List<Body> files, Schema schema) {
    this.schema = schema;
    this.declarations = new DeclarationCollector(schema, sink).collect(files);
    this.expressions =
        new ExpressionBinder(
            new NameResolver(schema, declarations, sink), symbols, values, references);
  }

  /** The files of one directory, taken together. */
  public static StageResult<BoundProgram> bind(List<Body> files, Schema schema) {
    return new Binder(files, schema).run();
  }

  /**
   * One more expression, in the scope of a program that is bound already.
   *
   * @return the program with the names of {@code expression} alone as its symbols
   */
  public static StageResult<BoundProgram> bind(Expression expression, BoundProgram program) {
    DiagnosticSink sink = new DiagnosticSink();
    Symbols symbols = new Symbols();
    new ExpressionBinder(
            new NameResolver(program.schema(), Declarations.of(program), sink),
            symbols,
            new DependencyGraph(),
            new DependencyGraph())
        .bind(expression, Scope.EMPTY, ExpressionBinder.Reader.LAST);
    return new StageResult<>(program.withSymbols(symbols), sink.found());
  }

  private StageResult<BoundProgram> run() {
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
    declarations
        .functions
        .values()
        .forEach(new FunctionBinder(expressions, symbols, sink)::bind);
    declarations.resources.values().forEach(this::bindResource);
    for (Declaration.Output output : declarations.outputs) {
      output
          .argument("value")
          .ifPresent(value -> expressions.bind(value, Scope.EMPTY, ExpressionBinder.Reader.LAST));
    }
    for (Declaration.Check check : declarations.checks) {
      check.block().body().blocks("assert").forEach(this::bindCondition);
    }
    Cycles cycles = Cycles.find(values, references, sink);
    return new StageResult<>(
        new BoundProgram(
            schema,
            declarations.stack,
            declarations.variables,
            declarations.locals,
            declarations.resources,
            declarations.outputs,
            declarations.checks,
            declarations.types,
            declarations.functions,
            symbols,
            cycles.order(),
            cycles.cyclic()),
        sink.found());
  }

  /** {@code condition} and {@code error_message} are read when everything else has its value. */
  private void bindCondition(Body.Block block) {
    block
        .body()
        .attributes()
        .forEach(
            attribute ->
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
    variable.block().body().blocks("validation").forEach(this::bindCondition);
  }

  private void bindResource(Declaration.Resource resource) {
    Node target = new Node.Resource(resource.kind(), resource.name());
    Node instances = new Node.Instances(resource.kind(), resource.name());
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
              resource.kind(),
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
    if (!(symbol instanceof Symbol.Resource) && !(symbol instanceof Symbol.Failed)) {
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
