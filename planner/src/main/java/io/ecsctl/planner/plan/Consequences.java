package io.ecsctl.planner.plan;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.provider.LiveResource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Step: what a reader of the plan should know of a change beyond its values. */
final class Consequences {
  /** A client that calls the old one is refused from then on. */
  private static final Set<String> WHERE_CLIENTS_CALL = Set.of("port", "protocol");

  private Consequences() {}

  static void note(Decisions decisions) {
    for (Decision decision : decisions.all()) {
      List<String> notes = of(decision);
      takenBack(decision, decisions).forEach(notes::add);
      if (!notes.isEmpty()) {
        decisions.replace(decision.noting(notes));
      }
    }
  }

  private static List<String> of(Decision decision) {
    List<String> notes = new ArrayList<>();
    if (decision.action() == Action.REPLACE && !decision.createFirst()) {
      notes.add("interrupts: the old object is deleted before the new one is made");
    }
    LiveResource live = decision.live();
    if (decision.action() == Action.UPDATE && live != null && !live.fault().isEmpty()) {
      notes.add(live.fault() + "; it is tried again");
    }
    if (updates(decision, "service")) {
      if (changes(decision, ServiceDeployments::startedBy)) {
        notes.add("starts new tasks and stops the old ones as they become healthy");
      } else if (changes(decision, ServiceDeployments::isForNewTasks)) {
        notes.add("running tasks stay as they are; those that start from now on have it");
      }
    }
    if (updates(decision, "listener") && changes(decision, WHERE_CLIENTS_CALL::contains)) {
      notes.add("interrupts: who calls the old port or protocol is refused at once");
    }
    if (decision.newRevision()
        && decision.changes().stream()
            .anyMatch(change -> change.attribute().equals("secret_versions"))) {
      notes.add("a secret changed since the last deployment: tasks read it when they start");
    }
    if (decision.newRevision() && !decision.trigger().isEmpty()) {
      notes.add("registered anew: " + decision.trigger());
    }
    return notes;
  }

  private static boolean updates(Decision decision, String kind) {
    return decision.action() == Action.UPDATE && decision.address().kind().equals(kind);
  }

  private static boolean changes(Decision decision, Predicate<String> which) {
    return decision.changes().stream().map(AttributeChange::attribute).anyMatch(which);
  }

  /**
   * A pipeline deployed a revision of its own, which is not what the program says: its author
   * should know of {@code external} before the plan is applied. An earlier one than the stack's
   * newest is none of a pipeline's, but what a rollback left.
   */
  private static Stream<String> takenBack(Decision decision, Decisions decisions) {
    return decision.changes().stream()
        .filter(change -> change.before() instanceof Value.Text)
        .flatMap(change ->
            decision.resource().references().stream()
                .flatMap(target -> Stream.ofNullable(decisions.of(target)))
                .filter(target -> isOtherRevision(target, change))
                .map(target ->
                    isEarlier(target, change)
                        ? "an earlier revision runs: the deployment of the newest one was rolled"
                            + " back, or never began; it is tried again"
                        : "takes back what somebody else deployed; if a pipeline does, name what"
                            + " it sets in "
                            + target.address()
                            + ": lifecycle { external = [container[\"NAME\"].image] }"));
  }

  /** By the numbers behind the family, which only grow. */
  private static boolean isEarlier(Decision newest, AttributeChange change) {
    LiveResource live = newest.live();
    return live != null
        && change.before() instanceof Value.Text(var running)
        && revision(running).compareTo(revision(live.id())) < 0;
  }

  private static BigInteger revision(String arn) {
    String number = arn.substring(arn.lastIndexOf(':') + 1);
    return number.matches("[0-9]+") ? new BigInteger(number) : BigInteger.ZERO;
  }

  private static boolean isOtherRevision(Decision target, AttributeChange change) {
    LiveResource live = target.live();
    return live != null
        && target.resource().schema().revisioned()
        && target.action() == Action.NO_OP
        && change.before() instanceof Value.Text(var running)
        && !running.equals(live.id())
        && running.startsWith(live.id().substring(0, live.id().lastIndexOf(':') + 1));
  }
}
