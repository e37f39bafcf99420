package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.graph.Dag;
import java.util.function.BiConsumer;

/**
 * Step: an object goes after everything that uses it has gone or was pointed elsewhere.
 *
 * <p>What uses what is read from live values, which may be odd; so these edges give way where they
 * would close a circle, and a stack can always be taken down as far as AWS lets it.
 */
final class RemovalEdges {
  private RemovalEdges() {}

  static void add(LiveReferences live, Decisions decisions, Nodes nodes, Edges edges) {
    BiConsumer<String, String> want = edges::want;
    forEach(live.direct(), (user, used) -> removedAfter(user, used, decisions, nodes, edges, want));
    forEach(
        live.guessed(),
        (user, used) -> removedAfter(user, used, decisions, nodes, edges, edges::suppose));
    forEach(
        live.separate(),
        (user, used) -> {
          String clearing = nodes.clearing(user);
          String removal = nodes.removal(used);
          if (clearing != null && removal != null) {
            edges.want(removal, clearing);
          } else {
            removedAfter(user, used, decisions, nodes, edges, want);
          }
        });
    UnspokenOrder.forEach(
        live.direct(),
        (later, earlier) -> removedAfter(later, earlier, decisions, nodes, edges, want));
    clearings(live, nodes, edges);
  }

  /** {@code used} goes after {@code user}, where the two are live objects. */
  private static void removedAfter(
      ResourceAddress user,
      ResourceAddress used,
      Decisions decisions,
      Nodes nodes,
      Edges edges,
      BiConsumer<String, String> edge) {
    String removal = nodes.removal(used);
    if (removal == null) {
      return;
    }
    // Rules are best emptied when nobody is behind them any more, so they wait for the same.
    String clearing = nodes.clearing(used);
    BiConsumer<String, String> both =
        clearing == null
            ? edge
            : (node, other) -> {
              edge.accept(node, other);
              edges.suppose(clearing, other);
            };
    String userRemoval = nodes.removal(user);
    if (userRemoval != null) {
      both.accept(removal, userRemoval);
      return;
    }
    Decision replacement = decisions.of(used);
    if (replacement != null
        && replacement.action() == Action.REPLACE
        && !replacement.createFirst()) {
      // The user is pointed to the new object, which is made after the old one is gone.
      return;
    }
    String update = nodes.object(user);
    if (update != null) {
      both.accept(removal, update);
    }
    String separate = nodes.separate(user);
    if (separate != null) {
      both.accept(removal, separate);
    }
  }

  /** Rules are emptied before their group goes. */
  private static void clearings(LiveReferences live, Nodes nodes, Edges edges) {
    for (ResourceAddress address : live.direct().nodes()) {
      String clearing = nodes.clearing(address);
      String removal = nodes.removal(address);
      if (clearing != null && removal != null) {
        edges.require(removal, clearing);
      }
    }
  }

  private static void forEach(
      Dag<ResourceAddress> graph, BiConsumer<ResourceAddress, ResourceAddress> edge) {
    graph.nodes().forEach(node -> graph.needsOf(node).forEach(other -> edge.accept(node, other)));
  }
}
