package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.planner.plan.Selection;
import java.util.ArrayList;
import java.util.List;

/** Which part of a program is planned, and what of it is made anew. */
final class SelectionOptions extends TargetOptions {
  private List<String> replaces = new ArrayList<>();

  private boolean refreshOnly;

  @Override
  public void declare(Declaration command) {
    super.declare(command);
    command.takes(
        option("--replace")
            .label("ADDRESS")
            .texts(value -> replaces = value)
            .says("Make this resource anew although it does not differ. May be repeated."),
        option("--refresh-only")
            .flag(value -> refreshOnly = value)
            .says(
                "Change nothing: show what differs from the program, and the outputs as they "
                    + "are now. There is no state file to refresh; ecsctl drift also says who "
                    + "changed it, and when."));
  }

  /**
   * @throws CliFailure for what is no address, and for options that contradict each other
   */
  @Override
  Selection selection() {
    Selection part = super.selection();
    if (refreshOnly && !(targets.isEmpty() && excludes.isEmpty() && replaces.isEmpty())) {
      throw new CliFailure(
          "BadSelection",
          "--refresh-only looks at the whole stack and changes nothing of it; leave out --target,"
              + " --exclude and --replace");
    }
    return new Selection(
        part.targets(), part.excludes(), ranges("--replace", replaces), refreshOnly);
  }

  /** For plans that say it themselves. */
  void refuse() {
    if (!selection().isAll()) {
      throw new CliFailure(
          "BadSelection",
          "a saved plan says itself which part it is for; give "
              + selection().options().getFirst()
              + " to ecsctl plan");
    }
  }

  /** For the removal of a stack. */
  void refuseForDestroy() {
    if (refreshOnly || !replaces.isEmpty()) {
      throw new CliFailure(
          "BadSelection", "--destroy removes; it goes with --target and --exclude only");
    }
  }
}
