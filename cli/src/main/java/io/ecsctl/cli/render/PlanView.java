package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.PlanSummary;
import io.ecsctl.planner.plan.PlannedCondition;
import io.ecsctl.planner.plan.PlannedOutput;
import io.ecsctl.planner.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan for people: a paragraph a resource, what is deleted or replaced stands out, what is
 * unchanged or goes without saying is left out, every line fits the terminal, and where there is
 * none nothing is cut.
 */
public final class PlanView {
  private static final int WIDEST_NAME = 40;
  private final Console console;

  /** The plan was made some time ago, and nobody has looked at the account since. */
  private final boolean saved;

  public PlanView(Console console) {
    this(console, false);
  }

  private PlanView(Console console, boolean saved) {
    this.console = console;
    this.saved = saved;
  }

  /** Of plans that are read from a file to be looked at. */
  public static PlanView ofSaved(Console console) {
    return new PlanView(console, true);
  }

  /** Prints the plan with a summary line at its end. */
  public void print(Plan plan) {
    if (plan.selection().refreshOnly()) {
      DriftView.print(console, this, plan);
      return;
    }
    if (plan.isEmpty()) {
      console.line(console.styled(Style.OK, "No changes.") + " " + nothing(plan));
      plan.nodes().forEach(node -> kept(node, node.address() + " keeps "));
      checks(plan);
      LeftOutView.print(console, plan);
      return;
    }
    console.line(console.styled(Style.BOLD, where(plan)));
    Set<String> everywhere = tagsOnEverything(plan);
    if (!everywhere.isEmpty()) {
      console.line(
          console.styled(
              Style.DIM, "Every new resource is tagged " + String.join(", ", everywhere) + "."));
    }
    BorrowedView.print(console, plan);
    console.line("");
    paragraphs(plan.changes(), everywhere);
    console.line("");
    outputs(plan);
    checks(plan);
    console.line(summary(plan.summary()));
    LeftOutView.print(console, plan);
  }

  private String nothing(Plan plan) {
    if (!plan.leftOut().isEmpty()) {
      return "Of the part that was asked for, nothing %s to change."
          .formatted(saved ? "had" : "has");
    }
    return where(plan)
        + (saved
            ? (plan.destroy() ? " had nothing" : " was what the program says")
                + " when this plan was made."
            : plan.destroy() ? " has nothing." : " is what the program says.");
  }

  /** A paragraph a resource. */
  void paragraphs(List<PlanNode> changes, Set<String> everywhere) {
    Map<ResourceAddress, List<PlanNode>> paragraphs = new LinkedHashMap<>();
    for (PlanNode node : changes) {
      // The removal of a replaced object is said by the node that replaces it, and what is borrowed
      // above.
      if (node.step() != Step.OLD && node.action() != Action.LOOK_UP) {
        paragraphs.computeIfAbsent(node.address(), _ -> new ArrayList<>()).add(node);
      }
    }
    boolean hadBody = false;
    boolean first = true;
    for (List<PlanNode> nodes : paragraphs.values()) {
      boolean hasBody = nodes.stream().anyMatch(PlanView::hasBody);
      if (!first && (hadBody || hasBody)) {
        console.line("");
      }
      paragraph(nodes, everywhere);
      first = false;
      hadBody = hasBody;
    }
  }

  /** {@code Plan: 3 to create, 1 to update, 2 to delete.} with the dangerous numbers in colour. */
  public String summary(PlanSummary summary) {
    List<String> parts = new ArrayList<>();
    part(parts, summary.create(), "to create", Style.CREATE);
    part(parts, summary.update(), "to update", Style.UPDATE);
    part(parts, summary.replace(), "to replace", Style.REPLACE);
    part(parts, summary.delete(), "to delete", Style.DELETE);
    part(parts, summary.move(), "to move", Style.UPDATE);
    part(parts, summary.adopt(), "to adopt", Style.UPDATE);
    part(parts, summary.forget(), "to let go", Style.DELETE);
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

  static String where(Plan plan) {
    return "Stack %s (account %s, %s)"
        .formatted(plan.scope().stack(), plan.identity().account(), plan.identity().region());
  }

  /**
   * Tags that every new resource gets, as {@code team = "web"}: said once instead of on each. Empty
   * when there is only one.
   */
  private static Set<String> tagsOnEverything(Plan plan) {
    List<Set<String>> tags =
        plan.changes().stream()
            .filter(node -> node.action() == Action.CREATE && node.step() == Step.OBJECT)
            .map(node ->
                node.changes().stream()
                    .filter(PlanView::isTag)
                    .map(PlanView::tag)
                    .collect(Collectors.toCollection(LinkedHashSet<String>::new)))
            .filter(set -> !set.isEmpty())
            .map(set -> (Set<String>) set)
            .toList();
    if (tags.size() < 2) {
      return Set.of();
    }
    Set<String> common = new LinkedHashSet<>(tags.getFirst());
    tags.forEach(common::retainAll);
    return common;
  }

  private static boolean isTag(AttributeChange change) {
    return change.path().startsWith("tags[\"") && change.path().endsWith("\"]");
  }

  private static String tag(AttributeChange change) {
    return change.path().substring("tags[\"".length(), change.path().length() - 2)
        + " = "
        + ValueWords.of(change.after(), change.sensitive());
  }

  /** Whether more than a line is said of it; lines without more stand together. */
  private static boolean hasBody(PlanNode node) {
    return !node.changes().isEmpty() || !node.notes().isEmpty() || !node.kept().isEmpty();
  }

  /**
   * The nodes of one resource: its object, and steps of its own such as a security group's rules.
   */
  private void paragraph(List<PlanNode> nodes, Set<String> everywhere) {
    // What is done with the object counts more than what it is called.
    PlanNode head =
        nodes.stream()
            .filter(node -> node.step() != Step.OWNERSHIP)
            .findFirst()
            .orElse(nodes.getFirst());
    console.line(
        "  "
            + console.styled(style(head.action()), sign(head))
            + " "
            + console.styled(Style.BOLD, head.address().toString())
            + nodes.stream()
                .filter(node -> node.step() == Step.OWNERSHIP && !node.equals(head))
                .map(this::remark)
                .collect(Collectors.joining())
            + remark(head));
    List<AttributeChange> created = new ArrayList<>();
    for (PlanNode node : nodes) {
      if (head.action() != Action.CREATE) {
        differences(node);
        continue;
      }
      for (AttributeChange change : node.changes()) {
        if (!isTag(change) || !everywhere.contains(tag(change))) {
          created.add(change);
        }
      }
    }
    block(ChangeTree.of(created), "      ");
    nodes.forEach(node -> kept(node, "    keeps "));
    for (PlanNode node : nodes) {
      node.notes().forEach(this::note);
    }
  }

  private void note(String note) {
    String lines = MarkdownText.wrapped(note, console.width(), "        ").strip();
    console.line("      " + console.styled(Style.WARNING, "!") + " " + lines);
  }

  /** What somebody else set and nothing here changes. */
  private void kept(PlanNode node, String lead) {
    for (AttributeChange kept : node.kept()) {
      String start = "  " + lead + kept.path() + " = ";
      String live = ValueWords.of(kept.before(), false);
      String end =
          kept.after() == null ? "" : "(program: " + ValueWords.of(kept.after(), false) + ")";
      if (start.length() + live.length() + 2 + end.length() <= console.width()) {
        console.line(console.styled(Style.DIM, (start + live + "  " + end).stripTrailing()));
      } else {
        String indent = " ".repeat(start.length() - start.stripLeading().length() + 2);
        console.line(console.styled(Style.DIM, start + room(start.length()).cut(live)));
        console.line(console.styled(Style.DIM, indent + room(indent.length()).cut(end)));
      }
    }
  }

  private void block(ChangeTree tree, String indent) {
    lines(tree, room(indent.length())).forEach(line -> console.line(indent + line));
  }

  /** Names and values below each other, blocks indented. */
  private static List<String> lines(ChangeTree tree, LineRoom room) {
    int width =
        tree.items().stream()
            .filter(ChangeTree.Leaf.class::isInstance)
            .mapToInt(item -> ((ChangeTree.Leaf) item).name().length())
            .filter(length -> length <= WIDEST_NAME)
            .max()
            .orElse(0);
    List<String> lines = new ArrayList<>();
    for (ChangeTree.Item item : tree.items()) {
      switch (item) {
        case ChangeTree.Leaf(var name, var value, var sensitive) -> {
          String lead = ValueWords.pad(name, width) + " = ";
          lines.addAll(ValueWords.lines(lead, value, sensitive, room));
        }
        case ChangeTree.Group(var label, var content) -> {
          lines.add(room.cut(label));
          lines(content, room.without(2)).forEach(line -> lines.add("  " + line));
        }
      }
    }
    return lines;
  }

  /** Several things that come to one block, or go from it, stand below its name. */
  private void differences(PlanNode node) {
    List<AttributeChange> changes = node.changes();
    int next = 0;
    for (int start = 0; start < changes.size(); start = next) {
      next = start + 1;
      while (next < changes.size() && OneSided.together(changes.get(start), changes.get(next))) {
        next++;
      }
      if (next - start == 1) {
        difference(node, changes.get(start));
      } else {
        OneSided several = OneSided.of(changes.subList(start, next));
        console.line("      " + several.block());
        side(several.added(), lines(several.content(), room(10)));
      }
    }
  }

  /**
   * {@code path: before → after} where that fits, else a line each; of lists what came and what
   * went. A line that does not fit leaves out what both begin with, because the difference is what
   * counts.
   */
  private void difference(PlanNode node, AttributeChange change) {
    String tail =
        change.forcesReplacement() ? console.styled(Style.REPLACE, "  forces the replacement") : "";
    String before = ValueWords.of(change.before(), change.sensitive());
    String after = ValueWords.of(change.after(), change.sensitive());
    String lead = "      " + change.path() + ": ";
    if (change.before() == null || change.after() == null) {
      boolean added = change.before() == null;
      String text = added ? after : before;
      if (lead.length() + 2 + text.length() <= console.width()) {
        console.line(lead + styled(added, text) + tail);
        return;
      }
      console.line("      " + change.path() + tail);
      Value only = added ? change.after() : change.before();
      side(added, whole(only, change.sensitive(), change.path()));
      return;
    }
    if (lead.length() + before.length() + 3 + after.length() <= console.width()) {
      console.line(lead + before + " → " + console.styled(style(node.action()), after) + tail);
      return;
    }
    console.line("      " + change.path() + tail);
    if (change.before() instanceof Value.Sequence was
        && change.after() instanceof Value.Sequence is
        && !change.sensitive()
        && !Set.copyOf(was.elements()).equals(Set.copyOf(is.elements()))) {
      side(false, elements(was, is));
      side(true, elements(is, was));
      return;
    }
    String[] sides = room(10).differing(before, after);
    side(false, List.of(sides[0]));
    side(true, List.of(sides[1]));
  }

  private void side(boolean added, List<String> lines) {
    lines.forEach(line -> console.line("        " + styled(added, line)));
  }

  private String styled(boolean added, String text) {
    return console.styled(added ? Style.CREATE : Style.DELETE, (added ? "+ " : "- ") + text);
  }

  /** A block below its path; anything else on as many lines as it takes. */
  private List<String> whole(@Nullable Value value, boolean sensitive, String path) {
    return value instanceof Value.Keyed block && !sensitive
        ? lines(ChangeTree.of(block, path), room(10))
        : ValueWords.lines("", value, sensitive, room(10));
  }

  /** Those of a list that the other does not have. */
  private List<String> elements(Value.Sequence list, Value.Sequence other) {
    return list.elements().stream()
        .filter(element -> !other.elements().contains(element))
        .flatMap(element -> whole(element, false, "").stream())
        .toList();
  }

  private LineRoom room(int taken) {
    return LineRoom.of(console, taken);
  }

  private String remark(PlanNode node) {
    return switch (node.action()) {
      case NO_OP, CREATE -> "";
      case UPDATE -> node.newRevision() ? console.styled(Style.DIM, "  new revision") : "";
      case REPLACE ->
          console.styled(
              Style.REPLACE,
              "  replaced: "
                  + why(node)
                  + (node.createFirst() ? "; the new one first" : "; the old one goes first"));
      case DELETE -> node.liveId().isEmpty() ? "" : dim("  ", node);
      case MOVE -> console.styled(Style.DIM, "  moved from " + node.from());
      case ADOPT -> dim("  adopts ", node);
      case FORGET -> dim("  stays in the account, let go: ", node);
      case LOOK_UP -> "";
    };
  }

  /** The object's id, as far as there is room for it. */
  private String dim(String what, PlanNode node) {
    return console.styled(
        Style.DIM,
        what
            + room(node.address().toString().length() + 4 + what.length()).cutStart(node.liveId()));
  }

  /** Those that do not hold as things are. */
  private void checks(Plan plan) {
    plan.conditions().stream()
        .filter(PlannedCondition::isViolated)
        .forEach(
            check -> console.line(console.styled(Style.WARNING, "!") + " " + check.explanation()));
  }

  /** Most often an attribute; else the program asks for it. */
  private static String why(PlanNode node) {
    boolean attribute =
        node.changes().stream().anyMatch(change -> change.path().equals(node.replaceReason()));
    return attribute ? node.replaceReason() + " cannot be changed" : node.replaceReason();
  }

  void outputs(Plan plan) {
    if (plan.outputs().isEmpty()) {
      return;
    }
    console.line(console.styled(Style.BOLD, "Outputs"));
    for (PlannedOutput output : plan.outputs()) {
      String lead = "  " + output.name() + " = ";
      console.line(
          lead
              + room(lead.length())
                  .cut(
                      ValueWords.of(
                          output.value(),
                          output.sensitive() || output.value() instanceof Value.Sensitive)));
    }
    console.line("");
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

  private static Style style(Action action) {
    return switch (action) {
      case NO_OP -> Style.PLAIN;
      case CREATE -> Style.CREATE;
      case UPDATE -> Style.UPDATE;
      case REPLACE -> Style.REPLACE;
      case DELETE, FORGET -> Style.DELETE;
      case MOVE, ADOPT -> Style.UPDATE;
      case LOOK_UP -> Style.DIM;
    };
  }
}
