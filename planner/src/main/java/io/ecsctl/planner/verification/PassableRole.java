package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import java.util.List;
import java.util.TreeMap;

/**
 * Handing a role to a service takes iam:PassRole on it. Asked about roles that are there already.
 *
 * <p>Source: IAM User Guide, "Grant a user permissions to pass a role to an AWS service".
 */
final class PassableRole implements LiveRule {
  private record Passed(String kind, String attribute, String service) {}

  private static final List<Passed> PASSED =
      List.of(
          new Passed("task_definition", "task_role", "ecs-tasks.amazonaws.com"),
          new Passed("task_definition", "execution_role", "ecs-tasks.amazonaws.com"),
          new Passed("schedule", "role", "scheduler.amazonaws.com"),
          new Passed("instance_profile", "role", "ec2.amazonaws.com"));

  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (Passed passed : PASSED) {
      for (Subject user : situation.subjects(passed.kind())) {
        String role = user.body().text(passed.attribute());
        if (role != null && role.startsWith("arn:")) {
          ask(passed, user, role, inquiries);
        }
      }
    }
  }

  private static void ask(Passed passed, Subject user, String role, Inquiries inquiries) {
    SourceSpan place = user.body().span(passed.attribute());
    String what = passed.attribute().replace('_', ' ') + " of " + user.address();
    TreeMap<String, String> context = new TreeMap<>();
    context.put("iam:PassedToService", passed.service());
    inquiries.ask(
        LiveRules.PASS_ROLE,
        place,
        "whether the " + what + " may be passed",
        new Question.Permission("iam:PassRole", role, context),
        (answer, sink) -> {
          if (answer instanceof Answer.Allowed(var decided, var allowed, var explicitly)
              && decided
              && !allowed) {
            sink.report(
                Diagnostic.of(
                        LiveRules.PASS_ROLE,
                        place,
                        "these credentials may not pass the %s to %s",
                        what,
                        passed.service())
                    .label(explicitly ? "a policy denies iam:PassRole" : "needs iam:PassRole")
                    .detail(
                        "ecsctl iam-policy --for apply prints a policy that allows it, and nothing"
                            + " more than the program needs.")
                    .note(
                        Words.aws(
                            "is not authorized to perform: iam:PassRole on resource: " + role)));
          }
        });
  }
}
