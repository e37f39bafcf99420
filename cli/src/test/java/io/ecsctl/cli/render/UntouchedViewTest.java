package io.ecsctl.cli.render;

import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Outcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** A failed apply of two hundred services is a few lines, too. */
class UntouchedViewTest {
  private static void check(String name, SequencedMap<String, Outcome> outcomes)
      throws IOException {
    ApplyResult result = new ApplyResult(outcomes, new LinkedHashMap<>(), true);
    Views.check(
        "untouched-view",
        name,
        Views.text(80, false, console -> UntouchedView.print(console, result)),
        80);
  }

  @Test
  void manyForTwoReasons() throws IOException {
    SequencedMap<String, Outcome> outcomes = new LinkedHashMap<>();
    outcomes.put("vpc.main", new Outcome.Done());
    outcomes.put("role.task", new Outcome.Failed("LimitExceeded", "iam:CreateRole", "full", "r-1"));
    for (int i = 0; i < 200; i++) {
      outcomes.put("service.s" + i, new Outcome.Skipped("role.task"));
      outcomes.put("log_group.l" + i, new Outcome.NotStarted());
    }
    check("many.txt", outcomes);
  }

  @Test
  void nothingWhenAllWasTried() throws IOException {
    SequencedMap<String, Outcome> outcomes = new LinkedHashMap<>();
    outcomes.put("vpc.main", new Outcome.Done());
    check("none.txt", outcomes);
  }
}
