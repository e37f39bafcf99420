package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.planner.provider.Provider;
import java.util.Optional;
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
    Schema schema = Planning.schema();
    Optional<Planning.Compiled> compiled = Planning.compile(root, program, backend, schema);
    if (compiled.isEmpty()) {
      return ExitCode.ERROR.status();
    }
    try (Provider provider = Backends.open(root, backend, schema, compiled.get().region())) {
      return Planning.plan(root.console(), compiled.get(), provider, what)
          .map(planned ->
              Applying.apply(
                  root, planned.plan(), provider, options, planned.secrets(), planned.failures()))
          .orElse(ExitCode.ERROR.status());
    }
  }
}
