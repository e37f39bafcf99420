package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.PlanView;
import io.ecsctl.cli.render.RunJson;
import io.ecsctl.cli.render.RunView;
import io.ecsctl.planner.file.PlanFile;
import io.ecsctl.planner.journal.RunRecord;
import io.ecsctl.planner.plan.Plan;
import java.nio.file.Path;

/** {@code ecsctl show plan.json}, {@code ecsctl show --last}. */
final class ShowCommand implements Command {
  private final EcsctlCommand root;
  private final ProgramOptions options = new ProgramOptions();
  private boolean last;
  private boolean runs;

  ShowCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Show a plan that was saved by plan --out, or what an apply did.
        Of an apply: in which order, how long each call took, and AWS's request ids.
        PROGRAM is the plan's file or the name of a run.
        """);
    command.with(options);
    command.takes(
        option("--last")
            .flag(value -> last = value)
            .says("Show the last apply that was started from here."),
        option("--runs")
            .flag(value -> runs = value)
            .says("List the applies that were started from here."));
  }

  @Override
  public Integer call() {
    Console console = root.console();
    String named = options.program.toString();
    if (runs) {
      list(console, Runs.of(root));
    } else if (last) {
      print(console, Runs.of(root).last());
    } else if (SavedPlans.isPlanFile(root.resolve(options.program))) {
      print(console, SavedPlans.read(root, options));
    } else if (named.matches("[0-9A-Za-z][0-9A-Za-z-]*")) {
      print(console, Runs.of(root).named(named));
    } else {
      throw new CliFailure(
          "NoPlan",
          "show takes a plan that was saved by: ecsctl plan --out FILE, or a run: --last");
    }
    return ExitCode.OK.status();
  }

  private static void list(Console console, Runs runs) {
    for (Path file : runs.files()) {
      if (console.json()) {
        console.line(RunJson.line(Runs.read(file)));
      } else {
        RunView.line(console, Runs.read(file));
      }
    }
  }

  private static void print(Console console, RunRecord run) {
    if (console.json()) {
      console.line(RunJson.of(run));
    } else {
      RunView.print(console, run);
    }
  }

  private static void print(Console console, Plan plan) {
    if (console.json()) {
      console.line(PlanFile.write(plan));
    } else {
      PlanView.ofSaved(console).print(plan);
    }
  }
}
