package io.ecsctl.compiler;

import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.evaluation.Evaluator;
import io.ecsctl.compiler.evaluation.Inputs;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.typing.TypeChecker;
import io.ecsctl.compiler.typing.TypedProgram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From text to program, one stage after the other. Every stage runs, whatever the ones before it found. */
public final class Compiler {
  private final Schema schema;

  public Compiler(Schema schema) {
    this.schema = schema;
  }

  public Compilation compile(CompileRequest request) {
    List<Diagnostic> found = new ArrayList<>();
    List<Body> files = new ArrayList<>();
    for (SourceFile source : request.sources()) {
      files.add(take(Parser.parse(source), found));
    }
    BoundProgram bound = take(Binder.bind(files, schema), found);
    TypedProgram typed = take(TypeChecker.check(bound), found);
    Program program = take(Evaluator.evaluate(typed, inputs(request)), found);
    found.sort(BY_PLACE);
    return new Compilation(program, found);
  }

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(
          Diagnostic::subject, Comparator.nullsFirst(Comparator.naturalOrder()));

  private static <T> T take(StageResult<T> result, List<Diagnostic> found) {
    found.addAll(result.diagnostics());
    return result.value();
  }

  private static Inputs inputs(CompileRequest request) {
    return new Inputs(
        request.variables().stream()
            .map(
                input ->
                    new Inputs.Given(
                        input.name(),
                        input.text(),
                        input.origin(),
                        input.form() == VariableInput.Form.EXPRESSION))
            .toList(),
        request.environment(),
        request.region());
  }
}
