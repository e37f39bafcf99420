package io.ecsctl.cli.command;

import io.ecsctl.cli.input.ProgramFiles;
import io.ecsctl.cli.input.SourceWriter;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Fixes;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import java.nio.file.Path;
import java.util.List;

/** Mends a program's files. */
final class Fixing {
  private Fixing() {}

  /** Makes the fixes that {@code findings} offer and writes the files that they change. */
  static List<Fixes.Applied> fix(
      EcsctlCommand root, ProgramOptions options, List<Diagnostic> findings) {
    ProgramFiles program = ProgramFiles.read(options.program, root.resolve(options.program));
    Fixes fixes =
        Fixes.of(
            program.sources(),
            findings,
            (file, text) -> syntaxErrors(new SourceFile(file.path(), text)) <= syntaxErrors(file));
    fixes.texts().forEach((path, text) -> SourceWriter.write(root.resolve(Path.of(path)), text));
    return fixes.applied();
  }

  /** A fix that breaks what could be read is none, whatever it was for. */
  private static long syntaxErrors(SourceFile file) {
    return Parser.parse(file).diagnostics().stream()
        .filter(found -> found.severity() == Severity.ERROR)
        .count();
  }

  /** {@code fixed main.ecs:3:10 ECS100: write it as 10.0.0.0/16}. */
  static String line(Fixes.Applied applied) {
    Diagnostic finding = applied.finding();
    return "fixed %s%s: %s"
        .formatted(
            finding.subject() == null ? "" : finding.subject().location() + " ",
            finding.rule().id(),
            applied.title());
  }
}
