package io.ecsctl.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Which program, with which values. */
final class ProgramOptions extends VariableOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "PROGRAM",
      description = "A directory with .ecs files, or one file. Default: the current directory.")
  Path program = Path.of("");
}
