package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.drift.Drift;
import io.ecsctl.planner.drift.DriftedField;
import io.ecsctl.planner.drift.DriftedResource;
import io.ecsctl.planner.drift.DriftedResource.What;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.AccountEvent;
import io.ecsctl.planner.provider.History;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the account differs from the program, for people. */
public final class DriftView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final Console console;

  private DriftView(Console console) {
    this.console = console;
  }

  /** Of a plan that changes nothing: what differs, and the outputs as they are now. */
  static void print(Console console, PlanView plans, Plan plan) {
    print(console, plan, Drift.of(plan));
    if (!plan.outputs().isEmpty()) {
      console.line("");
      plans.outputs(plan);
    }
    console.line("Nothing is changed.");
  }

  public static void print(Console console, Plan plan, Drift drift) {
    var view = new DriftView(console);
    if (drift.isNone()) {
      String none = "No drift.";
      String text = none + " " + PlanView.where(plan) + " is what the program says.";
      console.line(
          console.styled(Style.OK, none) + view.wrapped(text, "").substring(none.length()));
      return;
    }
    console.line(console.styled(Style.BOLD, PlanView.where(plan)));
    for (DriftedResource resource : drift.resources()) {
      console.line("");
      view.resource(resource);
    }
    console.line("");
    view.unknown(drift);
    console.line(console.styled(Style.BOLD, "Drift:") + " " + view.summary(drift) + ".");
  }

  private String summary(Drift drift) {
    List<String> parts = new ArrayList<>();
    part(parts, drift.count(What.CHANGED), "not as the program says", Style.UPDATE);
    part(parts, drift.count(What.MISSING), "missing", Style.CREATE);
    part(parts, drift.count(What.EXTRA), "not in the program", Style.DELETE);
    part(parts, drift.count(What.HANDOVER), "to change hands", Style.UPDATE);
    return String.join(", ", parts);
  }

  private void part(List<String> parts, long count, String what, Style style) {
    if (count > 0) {
      parts.add(console.styled(style, count + " " + what));
    }
  }

  private void resource(DriftedResource resource) {
    String address = console.styled(Style.BOLD, resource.address().toString());
    switch (resource.what()) {
      case CHANGED -> console.line("  " + console.styled(Style.UPDATE, "~") + " " + address);
      case MISSING ->
          console.line(
              "  " + console.styled(Style.CREATE, "+") + " " + address + "  is not in the account");
      case EXTRA -> {
        console.line(
            "  "
                + console.styled(Style.DELETE, "-")
                + " "
                + address
                + "  is in the account and not in the program");
        console.line(console.styled(Style.DIM, "      " + resource.id()));
      }
      case HANDOVER ->
          console.line(
              "  "
                  + console.styled(Style.UPDATE, ">")
                  + " "
                  + address
                  + "  shall get another address or owner");
    }
    boolean told = false;
    for (DriftedField field : resource.fields()) {
      field(field);
      told |= event("        since ", field.since());
    }
    if (!told) {
      told = event("      last changed ", resource.change());
    }
    AccountEvent applied = resource.applied();
    if (!told && applied != null) {
      console.line(
          console.styled(
              Style.DIM,
              wrapped(
                  "by nobody but ecsctl, last "
                      + TIME.format(applied.time())
                      + ": the program has changed since",
                  "      ")));
    }
  }

  /** Both sides on one line where they fit, else a line each. */
  private void field(DriftedField field) {
    String live = words(field.live(), field.sensitive());
    String program = words(field.program(), field.sensitive());
    String lead = "      " + field.path() + ": ";
    String line = live + " in the account, " + program + " in the program";
    if (lead.length() + line.length() <= console.width()) {
      console.line(
          lead
              + console.styled(Style.UPDATE, live)
              + " in the account, "
              + program
              + " in the program");
      return;
    }
    String[] sides = LineRoom.of(console, 17).differing(live, program);
    console.line("      " + field.path());
    console.line("        account: " + console.styled(Style.UPDATE, sides[0]));
    console.line("        program: " + sides[1]);
  }

  private static String words(@Nullable Value value, boolean sensitive) {
    return value == null ? "nothing" : ValueWords.of(value, sensitive);
  }

  private boolean event(String lead, @Nullable AccountEvent event) {
    if (event == null) {
      return false;
    }
    String text = TIME.format(event.time()) + " by " + event.who() + " (" + event.operation() + ")";
    String indent = " ".repeat(lead.length() - lead.stripLeading().length());
    console.line(console.styled(Style.DIM, wrapped(lead.strip() + " " + text, indent)));
    return true;
  }

  private String wrapped(String text, String indent) {
    return MarkdownText.wrapped(text, console.width(), indent).stripTrailing();
  }

  private void unknown(Drift drift) {
    History.Refused refused = drift.refused();
    if (refused != null) {
      console.line(
          console.styled(Style.WARNING, "!")
              + wrapped("Who changed it cannot be told. " + refused.message(), "  ").substring(1));
      console.line("");
    } else if (drift.asked() && !drift.isExplained()) {
      console.line(
          console.styled(
              Style.DIM,
              wrapped(
                  "Where nobody is named, CloudTrail knows of nobody: its events come some minutes"
                      + " late and go back 90 days.",
                  "")));
      console.line("");
    }
  }
}
