package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.input.ProgramFiles;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.format.Formatter;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
      "Format .ecs files in place: indentation, alignment, spaces. Prints the names of those"
          + " changed.",
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
      for (Path file : ProgramFiles.files(path, root.resolve(path))) {
        format(file, problems, unformatted);
      }
    }
    DiagnosticsView.print(console, problems);
    unformatted.forEach(console::line);
    return (!problems.isEmpty()
            ? ExitCode.ERROR
            : check && !unformatted.isEmpty() ? ExitCode.CHANGES : ExitCode.OK)
        .status();
  }

  private void format(Path file, List<Diagnostic> problems, List<String> unformatted) {
    switch (SourceReader.read(file, file.normalize().toString())) {
      case SourceReader.Outcome.Failure(var problem) -> problems.add(problem);
      case SourceReader.Outcome.Text(var source) -> {
        StageResult<String> formatted = Formatter.format(source);
        problems.addAll(formatted.diagnostics());
        if (!formatted.hasErrors() && !formatted.value().equals(source.text())) {
          unformatted.add(file.normalize().toString());
          if (!check) {
            write(file, formatted.value());
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
    if (check) {
      return formatted.value().equals(text) ? ExitCode.OK : ExitCode.CHANGES;
    }
    console.print(formatted.value());
    return ExitCode.OK;
  }

  private static void write(Path file, String text) {
    try {
      Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), ".fmt-", ".ecs.tmp");
      Files.writeString(whole, text);
      Files.move(
          whole,
          file,
          java.nio.file.StandardCopyOption.ATOMIC_MOVE,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CliFailure(
          "CannotWrite", "%s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }
}
