package io.ecsctl.planner.plan;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.provider.LiveResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Step: what a reader of the plan should know of a change beyond its values. */
final class Consequences {
  /**
   * Changing one of these starts a new deployment; anything else ECS changes under running tasks.
   */
  private static final Set<String> ROLLS_OUT =
      Set.of(
          "task_definition",
          "launch_type",
          "capacity_provider_strategy",
          "platform_version",
          "subnets",
          "security_groups",
          "assign_public_ip",
          "network_configuration",
          "load_balancer",
          "discovery_service",
          "service_registry",
          "service_connect_configuration",
          "volume_configuration",
          "enable_execute_command",
          "enable_ecs_managed_tags",
          "propagate_tags");

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
    if (decision.action() == Action.UPDATE
        && decision.address().kind().equals("service")
        && decision.changes().stream()
            .map(AttributeChange::attribute)
            .anyMatch(ROLLS_OUT::contains)) {
      notes.add("starts new tasks and stops the old ones as they become healthy");
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

  /**
   * A pipeline deployed a revision of its own, which is not what the program says: its author
   * should know of {@code external} before the plan is applied.
   */
  private static Stream<String> takenBack(Decision decision, Decisions decisions) {
    return decision.changes().stream()
        .filter(change -> change.before() instanceof Value.Text)
        .flatMap(change ->
            decision.resource().references().stream()
                .flatMap(target -> Stream.ofNullable(decisions.of(target)))
                .filter(target -> isOtherRevision(target, change))
                .map(target ->
                    "takes back what somebody else deployed; if a pipeline does, name what"
                        + " it sets in "
                        + target.address()
                        + ": lifecycle { external = [container[\"NAME\"].image] }"));
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
