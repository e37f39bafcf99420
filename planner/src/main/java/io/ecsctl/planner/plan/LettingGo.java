package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.graph.Dag;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Step: a list that others choose from is set before they choose from it anew, and then may have to
 * keep what they still use. Where something is taken out of it, it is set a second time, after they
 * have chosen or gone.
 */
final class LettingGo {
  /**
   * ECS keeps a capacity provider in its cluster's list while a service has tasks with it.
   *
   * @param list the attribute, which is set in a step of its own
   * @param user the kind that chooses
   */
  private record Choice(String list, String user) {}

  private static final Map<String, Choice> CHOICES =
      Map.of("cluster", new Choice("capacity_providers", "service"));

  private LettingGo() {}

  /** Has to come after all other nodes are there. */
  static void add(Decisions decisions, LiveReferences live, Nodes nodes, Edges edges) {
    Dag<ResourceAddress> users = null;
    for (Decision decision : decisions.all()) {
      Choice choice = CHOICES.get(decision.address().kind());
      String first = nodes.separate(decision.address());
      if (choice == null || first == null || !takesOut(decision, choice)) {
        continue;
      }
      users = users == null ? live.direct().reversed() : users;
      var steps =
          users.needsOf(decision.address()).stream()
              .filter(user -> user.kind().equals(choice.user()))
              .map(user ->
                  Objects.requireNonNullElseGet(nodes.removal(user), () -> changing(nodes, user)))
              .filter(step -> !step.isEmpty())
              .toList();
      if (steps.isEmpty()) {
        continue;
      }
      String last = nodes.addLettingGo(decision.address(), first);
      edges.require(last, first);
      steps.forEach(step -> edges.want(last, step));
      live.separate().needsOf(decision.address()).stream()
          .flatMap(listed -> Stream.ofNullable(nodes.removal(listed)))
          .filter(removal -> nodes.get(removal).step() != Step.OLD)
          .forEach(removal -> edges.want(removal, last));
    }
  }

  private static boolean takesOut(Decision decision, Choice choice) {
    return decision.action() != Action.REPLACE
        && decision.separate().stream()
            .filter(change -> change.attribute().equals(choice.list()))
            .map(AttributeChange::before)
            .anyMatch(Objects::nonNull);
  }

  private static String changing(Nodes nodes, ResourceAddress user) {
    String step = nodes.object(user);
    return step == null || nodes.get(step).action() == Action.NO_OP ? "" : step;
  }
}
