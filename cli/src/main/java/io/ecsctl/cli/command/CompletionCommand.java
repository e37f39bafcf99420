package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ecsctl completion}. */
@Command(
    name = "completion",
    description = {
      "Print a completion script for bash and zsh.",
      "To use it:  source <(ecsctl completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("a command ran without its specification");
    }
    Parents.of(parent)
        .console()
        .print(AutoComplete.bash("ecsctl", spec.root().commandLine()) + "\n");
    return ExitCode.OK.status();
  }
}
