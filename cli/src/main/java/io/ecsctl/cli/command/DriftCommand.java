package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.DriftJson;
import io.ecsctl.cli.render.DriftView;
import io.ecsctl.planner.drift.Drift;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.Selection;
import io.ecsctl.planner.provider.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl drift}. */
@Command(
    name = "drift",
    description = {
      "Show how the account differs from the program, since when, and who made it so.",
      "Who and when come from CloudTrail's event history (cloudtrail:LookupEvents): 90 days back,",
      "and not of the last minutes. Changes nothing, takes no lock. Exits with 2 on drift."
    })
final class DriftCommand implements Callable<Integer> {
  private static final Selection NOTHING = new Selection(List.of(), List.of(), List.of(), true);

  @ParentCommand private @Nullable EcsctlCommand parent;
  @Mixin private ProgramOptions program = new ProgramOptions();
  @Mixin private BackendOptions backend = new BackendOptions();

  @Option(names = "--no-history", description = "Do not ask CloudTrail.")
  private boolean noHistory;

  @Override
  public Integer call() {
    EcsctlCommand root = Parents.of(parent);
    try (var account = new Account(root, backend, true)) {
      Optional<Planning.Compiled> compiled = Planning.compile(account, program);
      if (compiled.isEmpty()) {
        return ExitCode.ERROR.status();
      }
      Provider provider = account.provider(compiled.get().stack());
      return Planning.plan(
              compiled.get(), account, new Planning.What(false, NOTHING, UnaryOperator.identity()))
          .map(planned -> tell(root.console(), planned.plan(), provider).status())
          .orElse(ExitCode.ERROR.status());
    }
  }

  private ExitCode tell(Console console, Plan plan, Provider provider) {
    Drift drift = Drift.of(plan);
    if (!noHistory && !drift.isNone()) {
      try (var _ = Waiting.on(console, "Asking CloudTrail who it was")) {
        drift = drift.with(provider.history(drift.requests()));
      }
    }
    if (console.json()) {
      console.line(DriftJson.of(plan, drift));
    } else {
      DriftView.print(console, plan, drift);
    }
    return drift.isNone() ? ExitCode.OK : ExitCode.CHANGES;
  }
}
