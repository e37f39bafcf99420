package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.evaluation.Evaluator;
import io.ecsctl.compiler.evaluation.Inputs;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.typing.TypeChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Compiles one file as a whole program, without variables or an environment. */
public final class Programs {
  private Programs() {}

  public static Compilation compile(SourceFile source) {
    return new Compiler(SchemaReader.bundled())
        .compile(new CompileRequest(List.of(source), List.of(), "", ""));
  }

  /** The same without asking any rule. */
  public static Program evaluate(SourceFile source) {
    var bound = Binder.bind(List.of(Parser.parse(source).value()), SchemaReader.bundled());
    var typed = TypeChecker.check(bound.value());
    return Evaluator.evaluate(typed.value(), new Inputs(List.of(), "", "")).value().program();
  }

  /** The file under its bare name, so that messages are the same wherever the test runs. */
  public static SourceFile read(Path file) {
    try {
      return new SourceFile(
          Objects.requireNonNull(file.getFileName()).toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
