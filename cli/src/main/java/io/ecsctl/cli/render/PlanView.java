package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.PlanSummary;
import io.ecsctl.planner.plan.PlannedOutput;
import io.ecsctl.planner.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan for people: what is deleted or replaced stands out, unchanged things are left out, every line fits the terminal. */
public final class PlanView {
  private static final int WIDEST_NAME = 44;
  private final Console console;

  public PlanView(Console console) {
    this.console = console;
  }

  /** Prints the plan with a summary line at its end. */
  public void print(Plan plan) {
    if (plan.isEmpty() && plan.outputs().stream().allMatch(PlanView::isKnown)) {
      console.line(
          console.styled(Style.OK, "No changes.") + " " + where(plan) + " is what the program says.");
      return;
    }
    console.line(console.styled(Style.BOLD, where(plan)));
    console.line("");
    for (PlanNode node : plan.changes()) {
      if (isWorthALine(node)) {
        node(node);
      }
    }
    outputs(plan);
    console.line(summary(plan.summary()));
  }

  /** {@code Plan: 3 to create, 1 to update, 0 to replace, 2 to delete.} with the dangerous numbers in colour. */
  public String summary(PlanSummary summary) {
    List<String> parts = new ArrayList<>();
    part(parts, summary.create(), "to create", Style.CREATE);
    part(parts, summary.update(), "to update", Style.UPDATE);
    part(parts, summary.replace(), "to replace", Style.REPLACE);
    part(parts, summary.delete(), "to delete", Style.DELETE);
    return console.styled(Style.BOLD, "Plan:")
        + " "
        + (parts.isEmpty() ? "nothing to do" : String.join(", ", parts))
        + ".";
  }

  private void part(List<String> parts, int count, String what, Style style) {
    if (count > 0) {
      parts.add(console.styled(style, count + " " + what));
    }
  }

  private static String where(Plan plan) {
    return "Stack %s (account %s, %s)"
        .formatted(plan.scope().stack(), plan.identity().account(), plan.identity().region());
  }

  /** The removal of a replaced object is said by the node that replaces it. */
  private static boolean isWorthALine(PlanNode node) {
    return node.step() != Step.OLD;
  }

  private void node(PlanNode node) {
    console.line(
        "  "
            + console.styled(style(node.action()), sign(node))
            + " "
            + console.styled(Style.BOLD, node.id())
            + remark(node));
    int nameWidth =
        node.changes().stream()
            .mapToInt(change -> change.path().length())
            .filter(length -> length <= WIDEST_NAME)
            .max()
            .orElse(0);
    node.changes().forEach(change -> change(node, change, nameWidth));
    for (String note : node.notes()) {
      console.line("      " + console.styled(Style.WARNING, "!") + " " + note);
    }
    console.line("");
  }

  private String remark(PlanNode node) {
    return switch (node.action()) {
      case NO_OP, CREATE -> "";
      case UPDATE -> node.newRevision() ? console.styled(Style.DIM, "  new revision") : "";
      case REPLACE ->
          console.styled(
              Style.REPLACE,
              "  replaced, because "
                  + node.replaceReason()
                  + " cannot be changed"
                  + (node.createFirst() ? "; the new one is made first" : "; the old one goes first"));
      case DELETE ->
          node.liveId().isEmpty() ? "" : console.styled(Style.DIM, "  " + node.liveId());
    };
  }

  private void change(PlanNode node, AttributeChange change, int nameWidth) {
    String before = side(change.before(), change.sensitive());
    String after = side(change.after(), change.sensitive());
    boolean creation = node.action() == Action.CREATE;
    String lead = "      " + pad(change.path(), nameWidth) + " = ";
    String tail = change.forcesReplacement() ? "  forces replacement" : "";
    int room = Math.max(20, console.width() - lead.length() - tail.length());
    String text;
    if (creation || change.before() == null) {
      text = (creation ? "" : "+ ") + cut(after, room - 2);
    } else if (change.after() == null) {
      text = "- " + cut(before, room - 2);
    } else {
      int half = (room - 3) / 2;
      String left = cut(before, Math.max(half, room - 3 - after.length()));
      text = left + " → " + cut(after, room - 3 - left.length());
    }
    console.line(
        lead
            + (creation ? text : console.styled(style(node.action()), text))
            + console.styled(Style.REPLACE, tail));
  }

  private void outputs(Plan plan) {
    if (plan.outputs().isEmpty()) {
      return;
    }
    console.line(console.styled(Style.BOLD, "Outputs"));
    for (PlannedOutput output : plan.outputs()) {
      String lead = "  " + output.name() + " = ";
      console.line(
          lead
              + cut(
                  output.sensitive() ? "(sensitive value)" : ValueText.of(output.value()),
                  Math.max(20, console.width() - lead.length())));
    }
    console.line("");
  }

  private static boolean isKnown(PlannedOutput output) {
    return !(output.value() instanceof Value.Unknown);
  }

  private static String side(@Nullable Value value, boolean sensitive) {
    if (value == null) {
      return "";
    }
    return sensitive ? "(sensitive value)" : ValueText.of(value);
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }

  /** At most {@code room} characters on one line; what is cut off shows as an ellipsis. */
  private static String cut(String text, int room) {
    String line = text.replace("\n", "\\n");
    if (line.length() <= Math.max(room, 1)) {
      return line;
    }
    int end = Math.max(0, room - 1);
    if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + "…";
  }

  private static String sign(PlanNode node) {
    return switch (node.action()) {
      case NO_OP -> " ";
      case CREATE -> "+";
      case UPDATE -> "~";
      case REPLACE -> node.createFirst() ? "+/-" : "-/+";
      case DELETE -> "-";
    };
  }

  private static Style style(Action action) {
    return switch (action) {
      case NO_OP -> Style.PLAIN;
      case CREATE -> Style.CREATE;
      case UPDATE -> Style.UPDATE;
      case REPLACE -> Style.REPLACE;
      case DELETE -> Style.DELETE;
    };
  }
}
