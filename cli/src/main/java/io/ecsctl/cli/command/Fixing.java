package io.ecsctl.cli.command;

import io.ecsctl.cli.input.ModuleFiles;
import io.ecsctl.cli.input.ProgramFiles;
import io.ecsctl.cli.input.SourceWriter;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Fixes;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.module.ModuleReader;
import io.ecsctl.compiler.module.StandardLibrary;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import java.nio.file.Path;
import java.util.List;

/** Mends a program's files. */
final class Fixing {
  private Fixing() {}

  /** Makes the fixes that {@code findings} offer and writes the files that they change. */
  static List<Fixes.Applied> fix(
      EcsctlCommand root, ProgramOptions options, List<Diagnostic> findings) {
    Fixes fixes =
        Fixes.of(
            sources(root, options),
            findings,
            (file, text) -> syntaxErrors(new SourceFile(file.path(), text)) <= syntaxErrors(file));
    fixes.texts().forEach((path, text) -> SourceWriter.write(root.resolve(Path.of(path)), text));
    return fixes.applied();
  }

  /** The files of the program and of its local modules. */
  private static List<SourceFile> sources(EcsctlCommand root, ProgramOptions options) {
    List<Body> program =
        ProgramFiles.read(options.program, root.resolve(options.program)).sources().stream()
            .map(source -> Parser.parse(source).value())
            .toList();
    return ModuleReader.read(
            program, directory -> ModuleFiles.load(Path.of(directory), root::resolve))
        .value()
        .allFiles()
        .stream()
        .map(body -> body.span().file())
        .filter(file -> !StandardLibrary.holds(file))
        .toList();
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
