package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.parameter;

import java.nio.file.Path;

/** Which program, with which values. */
final class ProgramOptions extends VariableOptions {
  Path program = Path.of("");

  @Override
  public void declare(Declaration command) {
    super.declare(command);
    command.takes(
        parameter("PROGRAM")
            .path(value -> program = value)
            .says("A directory with .ecs files, or one file. Default: the current directory."));
  }
}
