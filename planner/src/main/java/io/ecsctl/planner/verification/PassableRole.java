package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import java.util.Map;
import java.util.TreeMap;

/**
 * Handing a role to a service takes iam:PassRole on it. Asked about roles that are there already.
 *
 * <p>Source: IAM User Guide, "Grant a user permissions to pass a role to an AWS service"; Amazon
 * ECS Developer Guide, "Amazon ECS infrastructure IAM role".
 */
final class PassableRole implements LiveRule {
  /** Who takes the roles that a kind names, wherever in it. */
  private static final Map<String, String> TAKERS =
      Map.of(
          "task_definition", "ecs-tasks.amazonaws.com",
          "service", "ecs.amazonaws.com",
          "schedule", "scheduler.amazonaws.com",
          "instance_profile", "ec2.amazonaws.com");

  @Override
  public void check(Situation situation, Inquiries inquiries) {
    new TreeMap<>(TAKERS)
        .forEach((kind, service) -> {
          for (Subject user : situation.subjects(kind)) {
            ask(user, service, user.body(), inquiries);
          }
        });
  }

  /** Infrastructure roles and those of hooks stand in blocks of a service. */
  private static void ask(Subject user, String service, SettledBlock block, Inquiries inquiries) {
    block
        .written()
        .arguments()
        .forEach((name, argument) -> {
          if (argument instanceof Argument.Blocks) {
            block.blocks(name).forEach(inner -> ask(user, service, inner, inquiries));
          } else if (name.equals("role") || name.endsWith("_role")) {
            String role = block.text(name);
            if (role != null && role.startsWith("arn:")) {
              ask(user, service, role, name, block.span(name), inquiries);
            }
          }
        });
  }

  private static void ask(
      Subject user,
      String service,
      String role,
      String attribute,
      SourceSpan place,
      Inquiries inquiries) {
    String what = attribute.replace('_', ' ') + " of " + user.address();
    TreeMap<String, String> context = new TreeMap<>();
    context.put("iam:PassedToService", service);
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
                        service)
                    .label(explicitly ? "a policy denies iam:PassRole" : "needs iam:PassRole")
                    .detail(
                        "`ecsctl iam-policy --for apply` prints a policy that allows it, and"
                            + " nothing more than the program needs.")
                    .note(
                        Words.aws(
                            "is not authorized to perform: iam:PassRole on resource: " + role)));
          }
        });
  }
}
