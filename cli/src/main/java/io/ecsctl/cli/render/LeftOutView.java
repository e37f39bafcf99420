package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.plan.Plan;
import java.util.List;

/** That a plan is only for a part of the program, and for which not: a warning. */
final class LeftOutView {
  private static final int NAMED = 5;

  private LeftOutView() {}

  /** Prints nothing for a plan that leaves out nothing. */
  static void print(Console console, Plan plan) {
    List<ResourceAddress> left = plan.addressesLeftOut();
    if (left.isEmpty()) {
      return;
    }
    console.line(
        console.styled(Style.WARNING, "!")
            + " Only a part: "
            + String.join(" ", plan.selection().options())
            + ". Left out, though to be changed: "
            + names(left)
            + ".");
    console.line("  The account is what the program says once they are applied, too.");
  }

  static String names(List<ResourceAddress> left) {
    return Names.of(left, NAMED);
  }
}
