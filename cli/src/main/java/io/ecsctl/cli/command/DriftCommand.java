package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

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
import java.util.function.UnaryOperator;

/** {@code ecsctl drift}. */
final class DriftCommand implements Command {
  private static final Selection NOTHING = new Selection(List.of(), List.of(), List.of(), true);
  private final EcsctlCommand root;
  private final ProgramOptions program = new ProgramOptions();
  private final BackendOptions backend = new BackendOptions();
  private boolean noHistory;

  DriftCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Show how the account differs from the program, since when, and who made it so.
        Who and when come from CloudTrail's event history (cloudtrail:LookupEvents): 90 days back,
        and not of the last minutes. Changes nothing, takes no lock. Exits with 2 on drift.
        """);
    command.with(program, backend);
    command.takes(
        option("--no-history").flag(value -> noHistory = value).says("Do not ask CloudTrail."));
  }

  @Override
  public Integer call() {
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
