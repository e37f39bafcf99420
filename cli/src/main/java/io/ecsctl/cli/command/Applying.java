package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.ApplyJson;
import io.ecsctl.cli.render.ApplyLines;
import io.ecsctl.cli.render.ApplyLive;
import io.ecsctl.cli.render.FailedChanges;
import io.ecsctl.cli.render.OutputsView;
import io.ecsctl.cli.render.PlanView;
import io.ecsctl.cli.render.ResultView;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows a plan, asks, applies it, and says how it ended. */
final class Applying {
  private Applying() {}

  /**
   * Compiles a program, plans and applies it.
   *
   * @return the exit status
   */
  static int apply(
      Account account, ProgramOptions program, Planning.What what, ApplyOptionsMixin options) {
    Optional<Planning.Compiled> compiled = Planning.compile(account, program);
    if (compiled.isEmpty()) {
      return ExitCode.ERROR.status();
    }
    return Planning.plan(compiled.get(), account, what)
        .map(planned ->
            apply(
                account.root(),
                planned.plan(),
                account.provider(compiled.get().stack()),
                options,
                planned.secrets(),
                planned.failures()))
        .orElse(ExitCode.ERROR.status());
  }

  /**
   * @param variables values of sensitive variables that a saved plan does not hold
   * @param failures where the program has what fails
   * @return the exit status
   */
  static int apply(
      EcsctlCommand root,
      Plan plan,
      Provider provider,
      ApplyOptionsMixin options,
      Map<String, Value> variables,
      FailedChanges failures) {
    if (options.parallelism < 1) {
      throw new CliFailure("BadParallelism", "--parallelism takes a number of at least 1");
    }
    Console console = root.console();
    if (!console.json()) {
      new PlanView(console).print(plan);
    }
    if (plan.isEmpty()) {
      leaveNoLock(console, plan, provider);
      if (console.json() || !plan.selection().refreshOnly()) {
        OutputsView.print(console, plan);
      }
      return ExitCode.OK.status();
    }
    Confirmation.ask(console, plan, options.autoApprove);
    ApplyResult result = run(root, plan, provider, options, variables, failures);
    ResultView.print(console, plan, result);
    return status(result).status();
  }

  /** What a destroy that was killed left of it. */
  private static void leaveNoLock(Console console, Plan plan, Provider provider) {
    if (plan.destroy()) {
      Applier.apply(
          plan,
          provider,
          console.json()
              ? new ApplyJson(console, FailedChanges.NOWHERE)
              : new ApplyLines(console, FailedChanges.NOWHERE),
          new Cancellation(),
          new ApplyOptions(1, Owners.me(), Map.of(), Journal.none(), false));
    }
  }

  private static ApplyResult run(
      EcsctlCommand root,
      Plan plan,
      Provider provider,
      ApplyOptionsMixin options,
      Map<String, Value> variables,
      FailedChanges failures) {
    Console console = root.console();
    Cancellation cancellation = new Cancellation();
    try (Journal journal = journal(root.workingDirectory())) {
      var applyOptions =
          new ApplyOptions(options.parallelism, Owners.me(), variables, journal, options.rollback);
      if (console.facts().progress() && !console.json()) {
        try (var live = new ApplyLive(console, plan.changes().size(), failures)) {
          return run(plan, provider, live, cancellation, applyOptions);
        }
      }
      ApplyListener listener =
          console.json() ? new ApplyJson(console, failures) : new ApplyLines(console, failures);
      return run(plan, provider, listener, cancellation, applyOptions);
    } catch (IOException e) {
      throw new CliFailure("CannotWrite", "the journal cannot be written: " + e.getMessage());
    }
  }

  private static ApplyResult run(
      Plan plan,
      Provider provider,
      ApplyListener listener,
      Cancellation cancellation,
      ApplyOptions options) {
    try (var _ = Interrupts.stop(listener::warning, cancellation)) {
      return Applier.apply(plan, provider, listener, cancellation, options);
    }
  }

  private static Journal journal(Path workingDirectory) throws IOException {
    return Journal.create(
        Runs.directory(workingDirectory),
        Instant.now(),
        UUID.randomUUID().toString().substring(0, 8));
  }

  private static ExitCode status(ApplyResult result) {
    if (result.isRolledBack()) {
      return ExitCode.ROLLED_BACK;
    }
    if (!result.failures().isEmpty()) {
      return ExitCode.ERROR;
    }
    if (result.stopped()) {
      return ExitCode.INTERRUPTED;
    }
    return result.isComplete() ? ExitCode.OK : ExitCode.ERROR;
  }
}
