package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.graph.Dag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Step: of all that has to change, what is asked for. A target takes along what has to come before
 * it, what is excluded takes along what has to come after it; so whatever remains can be done, in
 * the order that it would have in the whole.
 */
final class SelectedSteps {
  private final Selection selection;
  private final Nodes nodes;
  private final Edges.Sorted sorted;

  private SelectedSteps(Selection selection, Nodes nodes, Edges.Sorted sorted) {
    this.selection = selection;
    this.nodes = nodes;
    this.sorted = sorted;
  }

  /** Ids of the steps that are left out: of those that change something. */
  static Set<String> leftOut(Selection selection, Nodes nodes, Edges edges, Edges.Sorted sorted) {
    if (!selection.isPartial()) {
      return Set.of();
    }
    var steps = new SelectedSteps(selection, nodes, sorted);
    Dag<String> needs = edges.firm();
    Set<String> kept = selection.refreshOnly() ? Set.of() : steps.targeted(needs);
    Set<String> excluded = steps.excluded(needs);
    Set<String> leftOut = new HashSet<>();
    for (String id : sorted.order()) {
      if (nodes.get(id).action() != Action.NO_OP && (!kept.contains(id) || excluded.contains(id))) {
        leftOut.add(id);
      }
    }
    return leftOut;
  }

  private Set<String> targeted(Dag<String> needs) {
    Set<String> kept = new HashSet<>();
    for (String id : sorted.order().reversed()) {
      if (selection.targets().isEmpty()
          || kept.contains(id)
          || isAt(selection.targets(), nodes.get(id))) {
        kept.add(id);
        kept.addAll(needs.needsOf(id));
      }
    }
    return kept;
  }

  private Set<String> excluded(Dag<String> needs) {
    Set<String> excluded = new HashSet<>();
    for (String id : sorted.order()) {
      if (isAt(selection.excludes(), nodes.get(id))
          || needs.needsOf(id).stream().anyMatch(excluded::contains)) {
        excluded.add(id);
      }
    }
    return excluded;
  }

  private static boolean isAt(List<AddressRange> ranges, PlanNode node) {
    ResourceAddress from = node.from();
    return Selection.covers(ranges, node.address())
        || (from != null && Selection.covers(ranges, from));
  }
}
