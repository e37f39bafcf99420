package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.planner.plan.Plan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks before anything is changed. */
final class Confirmation {
  private Confirmation() {}

  /**
   * Returns when the user agrees. For the removal of a whole stack the answer is the stack's name,
   * so that no habit gives it.
   *
   * @throws CliFailure when the user does not agree, or nobody is there to ask
   */
  static void ask(Console console, Plan plan, boolean autoApprove) {
    String expected = plan.destroy() ? plan.scope().stack() : "yes";
    ask(
        console,
        plan.destroy()
            ? "Remove all of this? There is no way back. Type the stack's name, %s: "
                .formatted(expected)
            : "Do this? Type yes: ",
        expected,
        autoApprove);
  }

  /**
   * Returns when the user gives the answer.
   *
   * @throws CliFailure when the user does not, or nobody is there to ask
   */
  static void ask(Console console, String question, String expected, boolean autoApprove) {
    if (autoApprove) {
      return;
    }
    if (console.json() || !console.facts().input()) {
      throw new CliFailure(
          "NotApproved", "nobody is there to ask. To go on without asking: --auto-approve");
    }
    console.draw(question);
    String answer = readLine();
    if (answer == null || !answer.strip().equals(expected)) {
      throw new CliFailure("NotApproved", "not approved; nothing was changed");
    }
  }

  private static @Nullable String readLine() {
    try {
      return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
