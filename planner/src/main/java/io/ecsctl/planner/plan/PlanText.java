package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.diff.AttributeChange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plain form of a plan, and its counts. */
final class PlanText {
  private PlanText() {}

  static PlanSummary summarize(Plan plan) {
    Map<ResourceAddress, Action> actions = new HashMap<>();
    for (PlanNode node : plan.nodes()) {
      // An OLD node belongs to the REPLACE of its address and a SEPARATE one to its object's
      // action, if that does anything.
      Action action = node.step() == Step.OLD ? Action.REPLACE : node.action();
      actions.merge(node.address(), action, PlanText::stronger);
    }
    Map<Action, Integer> counts = new EnumMap<>(Action.class);
    actions.values().forEach(action -> counts.merge(action, 1, Integer::sum));
    return new PlanSummary(
        counts.getOrDefault(Action.CREATE, 0),
        counts.getOrDefault(Action.UPDATE, 0),
        counts.getOrDefault(Action.REPLACE, 0),
        counts.getOrDefault(Action.DELETE, 0),
        count(plan, Action.MOVE),
        count(plan, Action.ADOPT),
        count(plan, Action.FORGET));
  }

  private static int count(Plan plan, Action action) {
    return (int) plan.nodes().stream().filter(node -> node.action() == action).count();
  }

  private static Action stronger(Action a, Action b) {
    return weight(a) >= weight(b) ? a : b;
  }

  private static int weight(Action action) {
    return switch (action) {
      case NO_OP, MOVE, ADOPT, FORGET, LOOK_UP -> 0;
      case DELETE -> 1;
      case UPDATE -> 2;
      case CREATE -> 3;
      case REPLACE -> 4;
    };
  }

  static String tree(Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "plan "
            + plan.scope().stack()
            + (plan.destroy() ? " (destroy)" : "")
            + plan.selection().options().stream().map(o -> " " + o).collect(Collectors.joining()));
    plan.lookups()
        .forEach(lookup ->
            lines.add(
                "  "
                    + lookup.address()
                    + (lookup.waits()
                        ? " is looked up while the plan is applied"
                        : " is " + String.join(", ", lookup.ids()))));
    Set<String> changing = plan.changes().stream().map(PlanNode::id).collect(Collectors.toSet());
    plan.changes().forEach(node -> describe(node, changing, lines));
    plan.nodes().stream()
        .filter(node -> node.action() == Action.NO_OP && !node.kept().isEmpty())
        .forEach(node -> {
          lines.add("= " + node.id());
          kept(node, lines);
        });
    plan.leftOut().forEach(node -> lines.add("left out: " + sign(node) + " " + node.id()));
    plan.outputs()
        .forEach(output ->
            lines.add(
                "output "
                    + output.name()
                    + " = "
                    + (output.sensitive() ? "(sensitive)" : text(output.value()))));
    plan.conditions()
        .forEach(condition ->
            lines.add(
                condition.isViolated()
                    ? "warning: " + condition.explanation()
                    : condition.when().name().toLowerCase(Locale.ROOT)
                        + " "
                        + condition.owner()
                        + ": "
                        + condition.text()));
    lines.add(plan.summary().toString());
    return String.join("\n", lines) + "\n";
  }

  /** Order among nodes that do nothing is of no interest. */
  private static void describe(PlanNode node, Set<String> changing, List<String> lines) {
    lines.add(
        sign(node)
            + " "
            + node.id()
            + (node.newRevision() ? " (new revision)" : "")
            + (node.replaceReason().isEmpty() ? "" : " (forced by " + node.replaceReason() + ")")
            + (node.from() == null ? "" : " from " + node.from())
            + (node.action() == Action.ADOPT ? " " + node.liveId() : "")
            + (node.action() == Action.FORGET ? " (stays in the account)" : ""));
    List<String> after = node.dependsOn().stream().filter(changing::contains).toList();
    if (!after.isEmpty()) {
      lines.add("    after " + String.join(", ", after));
    }
    node.changes().forEach(change -> lines.add("    " + describe(change)));
    kept(node, lines);
    node.notes().forEach(note -> lines.add("    note: " + note));
  }

  private static void kept(PlanNode node, List<String> lines) {
    node.kept()
        .forEach(kept ->
            lines.add(
                "    keeps "
                    + kept.path()
                    + " = "
                    + text(kept.before())
                    + " (program: "
                    + text(kept.after())
                    + ")"));
  }

  private static String sign(PlanNode node) {
    return switch (node.action()) {
      case NO_OP -> " ";
      case CREATE -> "+";
      case UPDATE -> "~";
      case REPLACE -> node.createFirst() ? "+/-" : "-/+";
      case DELETE -> "-";
      case MOVE -> ">";
      case ADOPT -> "<";
      case FORGET -> ".";
      case LOOK_UP -> "?";
    };
  }

  private static String describe(AttributeChange change) {
    String values =
        change.sensitive()
            ? "(sensitive)"
            : change.before() == null
                ? text(change.after())
                : text(change.before()) + " -> " + text(change.after());
    return change.path() + " = " + values + (change.forcesReplacement() ? " # replaces" : "");
  }

  private static String text(@Nullable Value value) {
    return value == null ? "(none)" : ValueText.of(value);
  }
}
