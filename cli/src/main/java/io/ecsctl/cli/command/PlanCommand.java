package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.PlanView;
import io.ecsctl.planner.file.PlanFile;
import io.ecsctl.planner.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ecsctl plan}. */
final class PlanCommand implements Command {
  private final EcsctlCommand root;
  private final ProgramOptions program = new ProgramOptions();
  private final BackendOptions backend = new BackendOptions();
  private final AdoptOption adopt = new AdoptOption();
  private final SelectionOptions part = new SelectionOptions();
  private @Nullable Path out;
  private boolean detailedExitCode;
  private boolean thorough;
  private boolean destroy;

  PlanCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says("Show what has to change in the account to make it what the program says.");
    command.with(program, backend, adopt, part);
    command.takes(
        option("--out")
            .label("FILE")
            .path(value -> out = value)
            .says(
                "Save the plan; ecsctl apply FILE does exactly that, or refuses when it is stale."),
        option("--detailed-exitcode")
            .flag(value -> detailedExitCode = value)
            .says("Exit with 2 when there are changes, 0 when there are none."),
        option("--thorough")
            .flag(value -> thorough = value)
            .says(
                "Read also what tags remember: the attributes of target groups, where a stack "
                    + "has more than twenty. One call each; drift and --refresh-only do so."),
        option("--destroy")
            .flag(value -> destroy = value)
            .says("Plan the removal of the whole stack."));
  }

  @Override
  public Integer call() {
    Console console = root.console();
    if (destroy) {
      part.refuseForDestroy();
    }
    Planning.What what = new Planning.What(destroy, part.selection(), adopt::in);
    boolean all = thorough || part.selection().refreshOnly();
    Optional<Planning.Planned> planned;
    try (var account = new Account(root, backend, all)) {
      planned =
          Planning.compile(account, program)
              .flatMap(compiled -> Planning.plan(compiled, account, what));
    }
    if (planned.isEmpty()) {
      return ExitCode.ERROR.status();
    }
    Plan plan = planned.get().plan();
    if (console.json()) {
      console.line(PlanFile.write(plan));
    } else {
      new PlanView(console).print(plan);
    }
    if (out != null) {
      save(plan, root.resolve(out));
      if (!console.json() && !plan.isEmpty()) {
        console.note("Saved. To do exactly this: ecsctl apply " + out);
      }
    }
    return (detailedExitCode && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.OK).status();
  }

  private static void save(Plan plan, Path file) {
    try {
      PlanFile.write(plan, file);
    } catch (IOException e) {
      throw new CliFailure(
          "CannotWrite", "the plan cannot be written to %s: %s".formatted(file, e.getMessage()));
    }
  }
}
