package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;
import static io.ecsctl.cli.command.Argument.parameter;

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

/** {@code ecsctl fmt}. */
final class FmtCommand implements Command {
  private final EcsctlCommand root;
  private List<Path> paths = new ArrayList<>(List.of(Path.of("")));
  private boolean check;
  private boolean diff;
  private boolean recursive;

  FmtCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Format .ecs files in place: indentation, alignment, spaces.
        Prints the names of those changed.
        A file with a syntax error is left alone and reported.
        """);
    command.takes(
        parameter("PATH")
            .paths(value -> paths = value)
            .says("Files, or directories with .ecs files; - for standard input. Default: here."),
        option("--check")
            .flag(value -> check = value)
            .says("Change nothing; exit with 2 when a file is not formatted."),
        option("--diff")
            .flag(value -> diff = value)
            .says("Change nothing; print what would change, as diff -u does."),
        option("-r", "--recursive")
            .flag(value -> recursive = value)
            .says("Directories with all below them, but for hidden ones."));
  }

  @Override
  public Integer call() {
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
