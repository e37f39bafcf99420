package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps that an apply did not come to, in a line for each reason: of hundreds, a line each
 * would bury what failed. All of them are in the next plan.
 */
final class UntouchedView {
  private static final int NAMED = 10;

  private UntouchedView() {}

  /** Prints nothing when there are none. */
  static void print(Console console, ApplyResult result) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    result
        .outcomes()
        .forEach((id, outcome) -> {
          String reason =
              switch (outcome) {
                case Outcome.Skipped skipped ->
                    "not tried, because " + skipped.because() + " failed";
                case Outcome.NotStarted _ -> "not started";
                case Outcome.Done _,
                    Outcome.Failed _,
                    Outcome.RolledBack _,
                    Outcome.Interrupted _ ->
                    "";
              };
          byReason.computeIfAbsent(reason, _ -> new ArrayList<>()).add(id);
        });
    byReason.remove("");
    byReason.forEach((reason, ids) -> {
      String line = "- " + reason + ": " + Names.of(ids, NAMED);
      console.note(
          console.styled(Style.DIM, MarkdownText.wrapped(line, console.width(), "  ").strip()));
    });
  }
}
