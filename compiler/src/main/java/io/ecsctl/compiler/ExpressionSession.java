package io.ecsctl.compiler;

import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.evaluation.EvaluationRules;
import io.ecsctl.compiler.evaluation.Poison;
import io.ecsctl.compiler.evaluation.ProgramScope;
import io.ecsctl.compiler.module.ModuleReader;
import io.ecsctl.compiler.module.ModuleTree;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypeChecker;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Expressions one by one, each through the same stages as a program's own, in the scope of a
 * program or of none. Not safe for several threads.
 */
public final class ExpressionSession {
  private final TypedProgram program;
  private final ProgramScope scope;
  private final List<Diagnostic> diagnostics;

  /**
   * @param value poison when there are errors
   * @param type the value's own; for a null what can be said without it
   */
  public record Answer(Value value, Type type, List<Diagnostic> diagnostics) {
    public Answer {
      diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
      return Diagnostics.hasErrors(diagnostics);
    }
  }

  private ExpressionSession(
      TypedProgram program, ProgramScope scope, List<Diagnostic> diagnostics) {
    this.program = program;
    this.scope = scope;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** In the scope of a program; its mistakes are among {@link #diagnostics}, the rest is usable. */
  public static ExpressionSession in(Schema schema, CompileRequest request) {
    List<Diagnostic> found = new ArrayList<>();
    List<Body> files = new ArrayList<>();
    for (SourceFile source : request.programSources()) {
      files.add(take(Parser.parse(source), found));
    }
    ModuleTree tree = take(ModuleReader.read(files, request.modules()), found);
    BoundProgram bound = take(Binder.bind(tree, schema), found);
    TypedProgram typed = take(TypeChecker.check(bound), found);
    ProgramScope scope = new ProgramScope(typed, Compiler.inputs(request, Borrowed.NOTHING));
    found.addAll(scope.news());
    return new ExpressionSession(typed, scope, Diagnostics.sorted(found));
  }

  /** Without a program: literals, operators and functions. */
  public static ExpressionSession plain(Schema schema) {
    ExpressionSession session = in(schema, new CompileRequest(List.of(), List.of(), "", ""));
    // That there is no stack is no mistake here.
    return new ExpressionSession(session.program, session.scope, List.of());
  }

  /** What is wrong with the program. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Evaluates {@code text}, one expression; line breaks in it mean nothing. */
  public Answer evaluate(SourceFile text) {
    List<Diagnostic> found = new ArrayList<>();
    Expression expression = take(Parser.parseExpression(text), found);
    if (Diagnostics.hasErrors(found)) {
      return new Answer(Poison.at(expression.span()), Type.ANY, found);
    }
    BoundProgram bound = take(Binder.bind(expression, program.bound()), found);
    TypedProgram typed = take(TypeChecker.check(expression, bound, program), found);
    Value value = take(scope.evaluate(expression, typed), found);
    if (Poison.is(value) && !Diagnostics.hasErrors(found)) {
      found.add(
          Diagnostic.of(
                  EvaluationRules.FAILED_OPERATION,
                  expression.span(),
                  "this needs a value that the program does not have")
              .detail("`ecsctl validate` says what is wrong with the program.")
              .build());
    }
    Type type = value instanceof Value.Null ? typed.typeOf(expression) : value.type();
    return new Answer(value, type, Diagnostics.sorted(found));
  }

  /** What is known of a resource; any other value as it is. */
  public Value described(Value value, SourceFile text) {
    return value instanceof Value.Reference(var address)
        ? scope.attributes(address, text.span(0, text.length()))
        : value;
  }

  /**
   * The names that an expression may begin with, {@code var.image} or {@code vpc.main}, each with
   * what may follow it: {@code id}; of a module's output that is a VPC, {@code vpc.id}.
   */
  public SortedMap<String, List<String>> names() {
    SortedMap<String, List<String>> names = new TreeMap<>();
    BoundProgram bound = program.bound();
    bound
        .variables()
        .forEach((name, variable) -> put(names, variable.path(), program.variables().get(name)));
    bound
        .modules()
        .forEach((name, module) -> {
          TypedProgram source = program.modules().get(name);
          put(
              names,
              module.path(),
              source == null || module.isRepeated() ? null : source.outputs());
        });
    bound.locals().forEach((name, local) -> put(names, local.path(), program.locals().get(name)));
    bound.resources().forEach((path, resource) -> names.put(path, Members.of(resource.object())));
    names.put("path", List.of("module", "root"));
    if (bound.stack() != null) {
      names.put("stack", List.of("account", "environment", "name", "region"));
    }
    return names;
  }

  /** The functions that an expression may call. */
  public List<String> functions() {
    return program.functionNames();
  }

  private void put(SortedMap<String, List<String>> names, String path, @Nullable Type type) {
    names.put(path, type == null ? List.of() : Members.of(type, program.bound().schema()));
  }

  private static <T> T take(StageResult<T> result, List<Diagnostic> found) {
    found.addAll(result.diagnostics());
    return result.value();
  }
}
