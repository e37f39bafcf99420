package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.diagnostic.Fixes;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl validate}. */
@Command(
    name = "validate",
    description = {
      "Check a program without looking at any account.",
      "Syntax, names, types, and every rule that can be decided from the text, down to a proof",
      "that traffic reaches the containers. A directory without a stack block, but with variables,",
      "outputs, types or functions, is a module: it is checked by itself, for any values of its",
      "variables."
    })
final class ValidateCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;
  @Mixin private ProgramOptions program = new ProgramOptions();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region, where the program does not say one.")
  private String region = "";

  @Option(
      names = "--fix",
      description = "Make the change that each finding offers first, then check again.")
  private boolean fix;

  @Override
  public Integer call() {
    EcsctlCommand root = Parents.of(parent);
    Console console = root.console();
    String known = Regions.orEnvironment(region);
    Compilation compilation = Compiling.compileWithTests(root, program, known);
    List<Fixes.Applied> fixed = List.of();
    if (fix) {
      fixed = Fixing.fix(root, program, compilation.diagnostics());
      if (!fixed.isEmpty()) {
        compilation = Compiling.compileWithTests(root, program, known);
      }
    }
    Findings.Fixed made = fix ? new Findings.Fixed(fixed) : null;
    return Findings.print(console, compilation.program(), compilation.diagnostics(), "Valid.", made)
        .status();
  }
}
