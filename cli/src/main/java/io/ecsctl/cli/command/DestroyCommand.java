package io.ecsctl.cli.command;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl destroy}. */
@Command(
    name = "destroy",
    description = "Remove everything that the program's stack owns in the account, after asking.")
final class DestroyCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;
  @Mixin private ProgramOptions program = new ProgramOptions();
  @Mixin private BackendOptions backend = new BackendOptions();
  @Mixin private TargetOptions part = new TargetOptions();
  @Mixin private ApplyOptionsMixin options = new ApplyOptionsMixin();

  @Override
  public Integer call() {
    EcsctlCommand root = Parents.of(parent);
    Planning.What what = new Planning.What(true, part.selection(), UnaryOperator.identity());
    try (var account = new Account(root, backend, false)) {
      return Applying.apply(account, program, what, options);
    }
  }
}
