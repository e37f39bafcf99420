package io.ecsctl.planner.verification;

import io.ecsctl.compiler.catalogue.RuleCatalogue;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Roles that are not the program's: they have to be there, and trust who will act as them.
 *
 * <p>Source: Amazon ECS Developer Guide, task IAM role; Amazon EventBridge Scheduler User Guide,
 * execution role.
 */
final class BorrowedRole implements LiveRule {
  /** The rules that speak of trust for roles of the program, too. */
  private static final RuleInfo TASK_TRUST = rule("ECS701");

  private static final RuleInfo SCHEDULE_ROLE = rule("ECS815");
  private static final Pattern ARN = Pattern.compile("arn:[^:]+:iam::[0-9]{12}:role/.+");

  private static RuleInfo rule(String id) {
    return RuleCatalogue.find(id).orElseThrow(() -> new IllegalStateException("no rule " + id));
  }

  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (Subject task : situation.subjects("task_definition")) {
      check(situation, task, "task_role", TASK_TRUST, "ecs-tasks.amazonaws.com", inquiries);
      check(situation, task, "execution_role", TASK_TRUST, "ecs-tasks.amazonaws.com", inquiries);
    }
    for (Subject schedule : situation.subjects("schedule")) {
      check(situation, schedule, "role", SCHEDULE_ROLE, "scheduler.amazonaws.com", inquiries);
    }
  }

  private static void check(
      Situation situation,
      Subject user,
      String attribute,
      RuleInfo trust,
      String service,
      Inquiries inquiries) {
    String arn = user.body().text(attribute);
    if (arn == null
        || !ARN.matcher(arn).matches()
        || isOwn(user.body().written().value(attribute))
        || !arn.contains(":" + situation.identity().account() + ":")) {
      return;
    }
    SourceSpan place = user.body().span(attribute);
    String what = "the %s of %s".formatted(attribute.replace('_', ' '), user.address());
    inquiries.ask(
        trust,
        place,
        what,
        new Question.Role(arn),
        (answer, sink) -> {
          if (answer instanceof Answer.Absent) {
            sink.report(
                Diagnostic.of(LiveRules.MISSING_OBJECT, place, "%s is not there", what)
                    .label("no such role"));
          } else if (answer instanceof Answer.Trust(SortedSet<String> services)
              && services.stream().noneMatch(known -> known.equals(service) || known.equals("*"))) {
            sink.report(
                Diagnostic.of(trust, place, "%s does not trust %s", what, service)
                    .label(
                        services.isEmpty() ? "trusts no service" : "trusts " + Words.list(services))
                    .detail(
                        "Whoever owns the role has to allow %s to call sts:AssumeRole in its trust"
                            + " policy.",
                        service));
          }
        });
  }

  /** What the program says of its own roles needs no question. */
  private static boolean isOwn(@Nullable Value written) {
    return written instanceof Value.Reference(var address) && !address.data();
  }
}
