package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;

/**
 * A service that changes while somebody else's deployment is under way: the new deployment takes
 * its place, whatever that was for.
 *
 * <p>Source: Amazon ECS Developer Guide, "Amazon ECS service deployments".
 */
final class RunningDeployment implements LiveRule {
  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (Subject service : situation.subjects("service")) {
      String cluster =
          situation.live(service.address()).map(live -> live.text("cluster")).orElse("");
      String id = service.node().liveId();
      if (service.isThere() && !id.isEmpty() && !cluster.isEmpty()) {
        SourceSpan place = service.resource().header();
        inquiries.ask(
            LiveRules.RUNNING_DEPLOYMENT,
            place,
            "the deployments of " + service.address(),
            new Question.Deployment(cluster, id),
            (answer, sink) -> {
              if (answer instanceof Answer.Deploying(var since) && !since.isEmpty()) {
                sink.report(
                    Diagnostic.of(
                            LiveRules.RUNNING_DEPLOYMENT,
                            place,
                            "%s is being deployed since %s",
                            service.address(),
                            since)
                        .detail(
                            "%s",
                            service.node().action() == Action.NO_OP
                                ? "It is not settled yet: `ecsctl show --last` says whether it was"
                                    + " this stack's last apply."
                                : "This plan's deployment would take its place. Wait until it has"
                                    + " ended, unless it is to be given up."));
              }
            });
      }
    }
  }
}
