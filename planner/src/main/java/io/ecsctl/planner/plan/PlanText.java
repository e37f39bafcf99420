package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.diff.AttributeChange;
import java.util.EnumMap;
import java.util.HashMap;
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
    StringBuilder out = new StringBuilder();
    out.append("plan ").append(plan.scope().stack()).append(plan.destroy() ? " (destroy)" : "");
    plan.selection().options().forEach(option -> out.append(' ').append(option));
    out.append('\n');
    for (PlannedLookup lookup : plan.lookups()) {
      out.append("  ").append(lookup.address());
      out.append(
          lookup.waits()
              ? " is looked up while the plan is applied"
              : " is " + String.join(", ", lookup.ids()));
      out.append('\n');
    }
    Set<String> changing = plan.changes().stream().map(PlanNode::id).collect(Collectors.toSet());
    plan.changes().forEach(node -> describe(node, changing, out));
    for (PlanNode node : plan.nodes()) {
      if (node.action() == Action.NO_OP && !node.kept().isEmpty()) {
        out.append("= ").append(node.id()).append('\n');
        kept(node, out);
      }
    }
    plan.leftOut()
        .forEach(node ->
            out.append("left out: ").append(sign(node)).append(' ').append(node.id()).append('\n'));
    for (PlannedOutput output : plan.outputs()) {
      out.append("output ").append(output.name()).append(" = ");
      if (output.sensitive()) {
        out.append("(sensitive)");
      } else {
        text(output.value(), out);
      }
      out.append('\n');
    }
    plan.conditions()
        .forEach(condition ->
            out.append(
                    condition.isViolated()
                        ? "warning: " + condition.explanation()
                        : condition.when().name().toLowerCase(Locale.ROOT)
                            + " "
                            + condition.owner()
                            + ": "
                            + condition.text())
                .append('\n'));
    return out.append(plan.summary()).append('\n').toString();
  }

  /** Order among nodes that do nothing is of no interest. */
  private static void describe(PlanNode node, Set<String> changing, StringBuilder out) {
    out.append(sign(node)).append(' ').append(node.id());
    if (node.newRevision()) {
      out.append(" (new revision)");
    }
    if (!node.replaceReason().isEmpty()) {
      out.append(" (forced by ").append(node.replaceReason()).append(')');
    }
    if (node.from() != null) {
      out.append(" from ").append(node.from());
    }
    if (node.action() == Action.ADOPT) {
      out.append(' ').append(node.liveId());
    }
    if (node.action() == Action.FORGET) {
      out.append(" (stays in the account)");
    }
    out.append('\n');
    String separator = "    after ";
    for (String before : node.dependsOn()) {
      if (changing.contains(before)) {
        out.append(separator).append(before);
        separator = ", ";
      }
    }
    out.append(separator.equals(", ") ? "\n" : "");
    node.changes().forEach(change -> describe(change, out));
    kept(node, out);
    node.notes().forEach(note -> out.append("    note: ").append(note).append('\n'));
  }

  private static void kept(PlanNode node, StringBuilder out) {
    for (AttributeChange kept : node.kept()) {
      out.append("    keeps ").append(kept.path()).append(" = ");
      text(kept.before(), out);
      out.append(" (program: ");
      text(kept.after(), out);
      out.append(")\n");
    }
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

  private static void describe(AttributeChange change, StringBuilder out) {
    out.append("    ").append(change.path()).append(" = ");
    if (change.sensitive()) {
      out.append("(sensitive)");
    } else {
      if (change.before() != null) {
        text(change.before(), out);
        out.append(" -> ");
      }
      text(change.after(), out);
    }
    out.append(change.forcesReplacement() ? " # replaces\n" : "\n");
  }

  private static void text(@Nullable Value value, StringBuilder out) {
    if (value == null) {
      out.append("(none)");
    } else {
      ValueText.write(value, out);
    }
  }
}
