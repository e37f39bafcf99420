package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.PlanView;
import io.ecsctl.planner.file.PlanFile;
import io.ecsctl.planner.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl plan}. */
@Command(
    name = "plan",
    description = "Show what has to change in the account to make it what the program says.")
final class PlanCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;
  @Mixin private ProgramOptions program = new ProgramOptions();
  @Mixin private BackendOptions backend = new BackendOptions();
  @Mixin private AdoptOption adopt = new AdoptOption();
  @Mixin private SelectionOptions part = new SelectionOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Save the plan; ecsctl apply FILE does exactly that, or refuses when it is stale.")
  private @Nullable Path out;

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 when there are changes, 0 when there are none.")
  private boolean detailedExitCode;

  @Option(
      names = "--thorough",
      description =
          "Read also what tags remember: the attributes of target groups, where a stack "
              + "has more than twenty. One call each; drift and --refresh-only do so.")
  private boolean thorough;

  @Option(names = "--destroy", description = "Plan the removal of the whole stack.")
  private boolean destroy;

  @Override
  public Integer call() {
    EcsctlCommand root = Parents.of(parent);
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
