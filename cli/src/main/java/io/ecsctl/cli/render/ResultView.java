package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.plan.Plan;
import java.util.Map;

/**
 * How an apply ended: what it did not come to, the end in one line, then what to do next if it did
 * not end well, then the outputs.
 */
public final class ResultView {
  private ResultView() {}

  public static void print(Console console, Plan plan, ApplyResult result) {
    if (console.json()) {
      json(console, plan, result);
      return;
    }
    if (result.isComplete()) {
      console.line(
          console.styled(Style.OK, plan.destroy() ? "Destroyed." : "Applied.")
              + " "
              + plan.scope().stack()
              + became(plan));
      OutputsView.print(console, plan, result.outputs(), "applied");
      return;
    }
    UntouchedView.print(console, result);
    String command = plan.destroy() ? "destroy" : "apply";
    String what =
        result.isRolledBack()
            ? "Rolled back."
            : result.failures().isEmpty() ? "Stopped." : "Failed.";
    console.line(
        console.styled(Style.ERROR, what)
            + " %s; what is done stays. ".formatted(stepsDone(result))
            + (result.failures().isEmpty()
                ? "The next %s goes on from here.".formatted(command)
                : "Mend the cause and %s again: it goes on from here.".formatted(command)));
  }

  private static String stepsDone(ApplyResult result) {
    long done = result.outcomes().values().stream().filter(Outcome::isDone).count();
    return ApplyWords.stepsDone(Long.toString(done), Integer.toString(result.outcomes().size()));
  }

  private static String became(Plan plan) {
    if (plan.leftOut().isEmpty()) {
      return plan.destroy() ? " is gone from the account." : " is what the program says.";
    }
    return ": the part that was asked for. Still to be changed: "
        + LeftOutView.names(plan.addressesLeftOut())
        + ".";
  }

  private static void json(Console console, Plan plan, ApplyResult result) {
    console.line(
        JsonOut.object(json -> {
          json.writeStringField(
              "status",
              result.isComplete()
                  ? "applied"
                  : result.isRolledBack()
                      ? "rolled-back"
                      : result.failures().isEmpty() ? "stopped" : "failed");
          json.writeObjectFieldStart("steps");
          for (Map.Entry<String, Outcome> step : result.outcomes().entrySet()) {
            json.writeObjectFieldStart(step.getKey());
            OutcomeJson.fields(json, step.getValue());
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeArrayFieldStart("leftOut");
          for (ResourceAddress address : plan.addressesLeftOut()) {
            json.writeString(address.toString());
          }
          json.writeEndArray();
          OutputsView.write(json, plan, result.outputs());
        }));
  }
}
