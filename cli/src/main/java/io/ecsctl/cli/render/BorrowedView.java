package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlannedLookup;

/** What others own and a plan makes use of: found, never changed. A line each. */
final class BorrowedView {
  private static final int WIDEST = 40;

  private BorrowedView() {}

  /** Prints nothing for a plan that borrows nothing. */
  static void print(Console console, Plan plan) {
    if (plan.lookups().isEmpty()) {
      return;
    }
    console.line("");
    int widest =
        plan.lookups().stream()
            .mapToInt(lookup -> lookup.address().toString().length())
            .filter(length -> length <= WIDEST)
            .max()
            .orElse(0);
    for (PlannedLookup lookup : plan.lookups()) {
      String lead = "  " + ValueWords.pad(lookup.address().toString(), widest) + "  ";
      String line = lead + LineRoom.of(console, lead.length()).cutStart(found(lookup));
      console.line(console.styled(Style.DIM, line.stripTrailing()));
    }
  }

  private static String found(PlannedLookup lookup) {
    if (lookup.waits()) {
      return "looked up during the apply";
    }
    return lookup.ids().isEmpty() && lookup.all() ? "none" : String.join(", ", lookup.ids());
  }
}
