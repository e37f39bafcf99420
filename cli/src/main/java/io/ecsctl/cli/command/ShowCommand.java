package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.PlanView;
import io.ecsctl.planner.file.PlanFile;
import io.ecsctl.planner.plan.Plan;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl show plan.json}. */
@Command(name = "show", description = "Show a plan that was saved by plan --out.")
final class ShowCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;
  @Mixin private ProgramOptions options = new ProgramOptions();

  @Override
  public Integer call() {
    EcsctlCommand root = Parents.of(parent);
    Console console = root.console();
    if (!SavedPlans.isPlanFile(root.resolve(options.program))) {
      throw new CliFailure("NoPlan", "show takes a plan that was saved by: ecsctl plan --out FILE");
    }
    Plan plan = SavedPlans.open(root, options).plan();
    if (console.json()) {
      console.line(PlanFile.write(plan));
    } else {
      new PlanView(console).print(plan);
    }
    return ExitCode.OK.status();
  }
}
