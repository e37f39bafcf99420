package io.ecsctl.cli.command;

import java.util.function.UnaryOperator;

/** {@code ecsctl destroy}. */
final class DestroyCommand implements Command {
  private final EcsctlCommand root;
  private final ProgramOptions program = new ProgramOptions();
  private final BackendOptions backend = new BackendOptions();
  private final TargetOptions part = new TargetOptions();
  private final ApplyOptionsMixin options = new ApplyOptionsMixin();

  DestroyCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says("Remove everything that the program's stack owns in the account, after asking.");
    command.with(program, backend, part, options);
  }

  @Override
  public Integer call() {
    Planning.What what = new Planning.What(true, part.selection(), UnaryOperator.identity());
    try (var account = new Account(root, backend, false)) {
      return Applying.apply(account, program, what, options);
    }
  }
}
