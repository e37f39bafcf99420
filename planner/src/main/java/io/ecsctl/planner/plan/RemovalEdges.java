package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.graph.Dag;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    if (nodes.removesAny()) {
      forEach(
          live.direct(), (user, used) -> removedAfter(user, used, decisions, nodes, edges, want));
    }
    live.guesses().forEach(guess -> removedAfterAll(guess, live, decisions, nodes, edges));
    if (!nodes.removesAny()) {
      return;
    }
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
    if (nodes.removal(used) == null) {
      return;
    }
    String userRemoval = nodes.removal(user);
    if (userRemoval != null) {
      removedAfter(used, userRemoval, nodes, edges, edge);
    } else if (!goesFirst(decisions.of(used)) || leaves(decisions.of(user), decisions.of(used))) {
      Stream.of(nodes.object(user), nodes.separate(user))
          .flatMap(Stream::ofNullable)
          .forEach(step -> removedAfter(used, step, nodes, edges, edge));
    }
  }

  /** Its users are pointed to the new object, which is made after the old one is gone. */
  private static boolean goesFirst(@Nullable Decision replacement) {
    return replacement != null
        && replacement.action() == Action.REPLACE
        && !replacement.createFirst();
  }

  /** The user is pointed to something else altogether, so the old one need not be waited for. */
  private static boolean leaves(@Nullable Decision user, @Nullable Decision used) {
    return user != null && used != null && UsedPlaces.leaves(user, used);
  }

  /** {@code used}, if it goes, goes after the step. */
  private static void removedAfter(
      ResourceAddress used,
      String step,
      Nodes nodes,
      Edges edges,
      BiConsumer<String, String> edge) {
    String removal = nodes.removal(used);
    if (removal == null) {
      return;
    }
    edge.accept(removal, step);
    // Rules are best emptied when nobody is behind them any more, so they wait for the same.
    String clearing = nodes.clearing(used);
    if (clearing != null) {
      edges.suppose(clearing, step);
    }
  }

  /**
   * What any of many may use goes after all of them. Not by an edge for each pair, of which a large
   * stack has too many: the last of the many comes after the others.
   */
  private static void removedAfterAll(
      LiveReferences.Guess guess,
      LiveReferences live,
      Decisions decisions,
      Nodes nodes,
      Edges edges) {
    List<String> removals =
        guess.users().stream().map(nodes::removal).filter(Objects::nonNull).toList();
    List<String> changes =
        guess.users().stream()
            .filter(user -> nodes.removal(user) == null)
            .flatMap(user -> Stream.of(nodes.object(user), nodes.separate(user)))
            .filter(Objects::nonNull)
            .filter(step -> nodes.get(step).action() != Action.NO_OP)
            .toList();
    String lastRemoval = inOneEnd(removals, edges);
    String lastChange = inOneEnd(changes, edges);
    if (!nodes.removesAny()) {
      return;
    }
    for (ResourceAddress used : live.direct().nodes()) {
      if (!guess.kinds().contains(used.kind())) {
        continue;
      }
      if (lastRemoval != null) {
        removedAfter(used, lastRemoval, nodes, edges, edges::suppose);
      }
      if (lastChange != null && !goesFirst(decisions.of(used))) {
        removedAfter(used, lastChange, nodes, edges, edges::suppose);
      }
    }
  }

  /** The last of the steps, after all others; null when there is none. */
  private static @Nullable String inOneEnd(List<String> steps, Edges edges) {
    if (steps.isEmpty()) {
      return null;
    }
    String last = steps.getLast();
    steps.forEach(step -> edges.suppose(last, step));
    return last;
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
