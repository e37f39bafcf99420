package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.input.ProgramFiles;
import io.ecsctl.cli.input.SourceWriter;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.cli.render.UnifiedDiff;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.format.Formatter;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl fmt}. */
@Command(
    name = "fmt",
    description = {
      "Format .ecs files in place: indentation, alignment, spaces.",
      "Prints the names of those changed.",
      "A file with a syntax error is left alone and reported."
    })
final class FmtCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files, or directories with .ecs files; - for standard input. Default: here.")
  private List<Path> paths = new ArrayList<>(List.of(Path.of("")));

  @Option(
      names = "--check",
      description = "Change nothing; exit with 2 when a file is not formatted.")
  private boolean check;

  @Option(
      names = "--diff",
      description = "Change nothing; print what would change, as diff -u does.")
  private boolean diff;

  @Option(
      names = {"-r", "--recursive"},
      description = "Directories with all below them, but for hidden ones.")
  private boolean recursive;

  @Override
  public Integer call() {
    EcsctlCommand root = Parents.of(parent);
    Console console = root.console();
    if (paths.equals(List.of(Path.of("-")))) {
      return standardInput(console).status();
    }
    List<Diagnostic> problems = new ArrayList<>();
    List<String> unformatted = new ArrayList<>();
    for (Path path : paths) {
      Path resolved = root.resolve(path);
      for (Path file :
          recursive ? ProgramFiles.below(path, resolved) : ProgramFiles.files(path, resolved)) {
        format(file, console, problems, unformatted);
      }
    }
    DiagnosticsView.print(console, problems);
    if (!diff) {
      unformatted.forEach(console::line);
    }
    return (!problems.isEmpty()
            ? ExitCode.ERROR
            : check && !unformatted.isEmpty() ? ExitCode.CHANGES : ExitCode.OK)
        .status();
  }

  private void format(
      Path file, Console console, List<Diagnostic> problems, List<String> unformatted) {
    String shown = file.normalize().toString();
    switch (SourceReader.read(file, shown)) {
      case SourceReader.Outcome.Failure(var problem) -> problems.add(problem);
      case SourceReader.Outcome.Text(var source) -> {
        StageResult<String> formatted = Formatter.format(source);
        problems.addAll(formatted.diagnostics());
        if (!formatted.hasErrors() && !formatted.value().equals(source.text())) {
          unformatted.add(shown);
          if (diff) {
            console.print(UnifiedDiff.of(shown, source.text(), formatted.value()));
          } else if (!check) {
            SourceWriter.write(file, formatted.value());
          }
        }
      }
    }
  }

  private ExitCode standardInput(Console console) {
    String text;
    try {
      text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CliFailure("CannotRead", "standard input cannot be read: " + e.getMessage());
    }
    StageResult<String> formatted = Formatter.format(new SourceFile("standard input", text));
    DiagnosticsView.print(console, formatted.diagnostics());
    if (formatted.hasErrors()) {
      return ExitCode.ERROR;
    }
    if (diff) {
      console.print(UnifiedDiff.of("standard input", text, formatted.value()));
    } else if (!check) {
      console.print(formatted.value());
    }
    return check && !formatted.value().equals(text) ? ExitCode.CHANGES : ExitCode.OK;
  }
}
