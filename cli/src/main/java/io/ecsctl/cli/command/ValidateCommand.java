package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import io.ecsctl.cli.console.Console;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.diagnostic.Fixes;
import java.util.List;

/** {@code ecsctl validate}. */
final class ValidateCommand implements Command {
  private final EcsctlCommand root;
  private final ProgramOptions program = new ProgramOptions();
  private String region = "";
  private boolean fix;

  ValidateCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Check a program without looking at any account.
        Syntax, names, types, and every rule that can be decided from the text, down to a proof
        that traffic reaches the containers. A directory without a stack block, but with variables,
        outputs, types or functions, is a module: it is checked by itself, for any values of its
        variables.
        """);
    command.with(program);
    command.takes(
        option("--region")
            .label("REGION")
            .text(value -> region = value)
            .says("The region, where the program does not say one."),
        option("--fix")
            .flag(value -> fix = value)
            .says("Make the change that each finding offers first, then check again."));
  }

  @Override
  public Integer call() {
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
