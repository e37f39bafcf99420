package io.ecsctl.cli.input;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.compiler.VariableInput;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.SourceReader;
import io.ecsctl.compiler.syntax.ast.Body;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values given for variables.
 *
 * @param inputs a later one for the same variable wins: environment, {@code ENV.ecsvars}, {@code
 *     --var-file}, {@code --var}
 * @param problems what is wrong with the files
 */
public record VariableFiles(List<VariableInput> inputs, List<Diagnostic> problems) {
  private static final String ENVIRONMENT_PREFIX = "ECSCTL_VAR_";

  public VariableFiles {
    inputs = List.copyOf(inputs);
    problems = List.copyOf(problems);
  }

  /**
   * @param environment the process's environment variables
   * @param environmentFile {@code ENV.ecsvars} beside the program; read when it exists
   * @param files what {@code --var-file} named; must exist
   * @param assignments what {@code --var} said: {@code NAME=VALUE}
   */
  public static VariableFiles read(
      Map<String, String> environment,
      List<Path> environmentFile,
      List<Path> files,
      List<String> assignments) {
    List<VariableInput> inputs = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach((name, value) -> {
          if (name.startsWith(ENVIRONMENT_PREFIX)) {
            inputs.add(
                VariableInput.text(name.substring(ENVIRONMENT_PREFIX.length()), value, name));
          }
        });
    for (Path file : environmentFile) {
      if (Files.exists(file)) {
        readFile(file, inputs, problems);
      }
    }
    files.forEach(file -> readFile(file, inputs, problems));
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new CliFailure(
            "BadVariable",
            "--var takes NAME=VALUE, not \"%s\". For example: --var image=nginx:1.29"
                .formatted(assignment));
      }
      String name = assignment.substring(0, equals).strip();
      inputs.add(VariableInput.text(name, assignment.substring(equals + 1), "--var " + name));
    }
    return new VariableFiles(inputs, problems);
  }

  private static void readFile(Path file, List<VariableInput> inputs, List<Diagnostic> problems) {
    switch (SourceReader.read(file, file.normalize().toString())) {
      case SourceReader.Outcome.Failure(var problem) -> problems.add(problem);
      case SourceReader.Outcome.Text(var source) -> readText(source, inputs, problems);
    }
  }

  private static void readText(
      SourceFile source, List<VariableInput> inputs, List<Diagnostic> problems) {
    StageResult<Body> parsed = Parser.parse(source);
    problems.addAll(parsed.diagnostics());
    parsed
        .value()
        .blocks()
        .findFirst()
        .ifPresent(block -> {
          throw new CliFailure(
              "BadVariableFile",
              "%s: a variable file has only lines such as image = \"nginx:1.29\", no blocks"
                  .formatted(block.header().location()));
        });
    parsed
        .value()
        .attributes()
        .forEach(attribute ->
            inputs.add(
                VariableInput.expression(
                    attribute.name().text(),
                    attribute.value().span().text(),
                    attribute.span().file().path() + ":" + attribute.span().line())));
  }
}
