package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.Step;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Need;
import io.ecsctl.planner.provider.Question;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * The plan's calls have to be allowed to whoever applies it. Said only where IAM is sure: of an
 * object that is there, or where a policy denies the action whatever it is about. Of each kind the
 * first object that changes is asked about: policies seldom tell one from the other.
 *
 * <p>Source: IAM API Reference, SimulatePrincipalPolicy.
 */
final class MissingPermission implements LiveRule {
  private static final String ANYTHING = "*";

  @Override
  public void check(Situation situation, Inquiries inquiries) {
    Set<String> kinds = new LinkedHashSet<>();
    for (PlanNode node : situation.plan().changes()) {
      if (node.step() == Step.OBJECT
          && situation.program().resource(node.address()).isPresent()
          && kinds.add(node.address().kind() + " " + node.action())) {
        Subject subject =
            situation.subject(situation.program().resource(node.address()).orElseThrow());
        for (Need need : situation.needs(node.address().kind())) {
          if (isNeeded(node.action(), need)) {
            ask(subject, need, inquiries);
          }
        }
      }
    }
  }

  private static boolean isNeeded(Action action, Need need) {
    return switch (action) {
      case CREATE -> need.creates();
      case UPDATE -> !need.creates() && !need.removes();
      case REPLACE -> need.creates() || need.removes();
      case NO_OP, DELETE, MOVE, ADOPT, FORGET, LOOK_UP -> false;
    };
  }

  private static void ask(Subject subject, Need need, Inquiries inquiries) {
    String id = subject.node().liveId();
    boolean there = need.onObject() && !need.creates() && id.startsWith("arn:");
    inquiries.ask(
        LiveRules.MISSING_PERMISSION,
        subject.resource().header(),
        "what the plan needs for " + subject.address(),
        new Question.Permission(need.action(), there ? id : ANYTHING, new TreeMap<>()),
        (answer, sink) -> judge(subject, need, there, answer, sink));
  }

  private static void judge(
      Subject subject, Need need, boolean there, Answer answer, DiagnosticSink sink) {
    if (answer instanceof Answer.Allowed(var decided, var allowed, var explicitly)
        && decided
        && !allowed
        && (there || explicitly)) {
      sink.report(
          Diagnostic.of(
                  LiveRules.MISSING_PERMISSION,
                  subject.resource().header(),
                  "these credentials may not call %s, which the plan may need for %s",
                  need.action(),
                  subject.address())
              .label(explicitly ? "a policy denies it" : "no policy allows it")
              .detail("`ecsctl iam-policy --for apply` prints a policy that does."));
    }
  }
}
