package io.ecsctl.cli.testing;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.testing.PlannedChanges;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A plan, resource by resource: steps that are only a part of another change are not told apart.
 */
final class ChangesOfPlan {
  /** Nobody reads where a plan's secrets come from. */
  private static final Expression NOWHERE =
      new Expression.NullLiteral(new SourceFile("(plan)", "").span(0, 0));

  private ChangesOfPlan() {}

  static PlannedChanges of(Plan plan) {
    SortedSet<String> creates = new TreeSet<>();
    SortedMap<String, List<PlannedChanges.Change>> updates = new TreeMap<>();
    SortedMap<String, List<PlannedChanges.Change>> replaces = new TreeMap<>();
    SortedSet<String> deletes = new TreeSet<>();
    for (PlanNode node : plan.nodes()) {
      String address = node.address().toString();
      switch (node.action()) {
        // What is live in a test was made by this very program: nothing has another address or
        // owner.
        case NO_OP, MOVE, ADOPT, FORGET, LOOK_UP -> {}
        case CREATE -> {
          if (node.step() == Step.OBJECT) {
            creates.add(address);
          } else {
            add(updates, node);
          }
        }
        case UPDATE -> add(updates, node);
        case REPLACE -> add(replaces, node);
        case DELETE -> {
          // The old object of a replacement, or of an interrupted apply, is no resource.
          if (node.step() == Step.OBJECT) {
            deletes.add(address);
          }
        }
      }
    }
    updates
        .keySet()
        .removeIf(address -> creates.contains(address) || replaces.containsKey(address));
    return new PlannedChanges(creates, updates, replaces, deletes, null);
  }

  private static void add(SortedMap<String, List<PlannedChanges.Change>> into, PlanNode node) {
    List<PlannedChanges.Change> changes =
        into.computeIfAbsent(node.address().toString(), _ -> new ArrayList<>());
    for (AttributeChange change : node.changes()) {
      changes.add(
          new PlannedChanges.Change(
              change.path(),
              value(change.before(), change.sensitive()),
              value(change.after(), change.sensitive())));
    }
  }

  private static Value value(@Nullable Value value, boolean sensitive) {
    if (value == null) {
      return Value.NULL;
    }
    return sensitive && !(value instanceof Value.Sensitive)
        ? new Value.Sensitive(value, NOWHERE)
        : value;
  }
}
