package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.ExitCode;
import picocli.AutoComplete;

/** {@code ecsctl completion}. */
final class CompletionCommand implements Command {
  private final EcsctlCommand root;

  CompletionCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Print a completion script for bash and zsh.
        To use it:  source <(ecsctl completion)
        """);
  }

  @Override
  public Integer call() {
    root.console().print(AutoComplete.bash("ecsctl", root.line()) + "\n");
    return ExitCode.OK.status();
  }
}
