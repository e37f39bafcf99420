package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.planner.provider.Quota;
import java.util.List;

/**
 * What the plan creates has to have room beside what the account has already, whoever made that.
 * Only quotas of a region whose use one listing tells.
 *
 * <p>Source: Amazon VPC User Guide, "Amazon VPC quotas"; Amazon EC2 User Guide, "Elastic IP
 * addresses"; Elastic Load Balancing, "Quotas for your Application Load Balancers" and "Quotas for
 * your Network Load Balancers".
 */
final class FullQuota implements LiveRule {
  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (Quota quota : Quota.values()) {
      List<Subject> created =
          situation.subjects(quota.kind()).stream()
              .filter(subject -> subject.node().action() == Action.CREATE && counts(quota, subject))
              .toList();
      if (!created.isEmpty()) {
        inquiries.ask(
            LiveRules.QUOTA,
            created.getFirst().resource().header(),
            "the quota of " + quota.title(),
            new Question.Room(quota, created.size()),
            (answer, sink) -> judge(quota, created, answer, sink));
      }
    }
  }

  private static boolean counts(Quota quota, Subject subject) {
    boolean network = "network".equals(subject.body().text("type"));
    return switch (quota) {
      case APPLICATION_LOAD_BALANCERS -> !network;
      case NETWORK_LOAD_BALANCERS -> network;
      case VPCS, INTERNET_GATEWAYS, ELASTIC_IPS, TARGET_GROUPS, SECURITY_GROUPS -> true;
    };
  }

  private static void judge(
      Quota quota, List<Subject> created, Answer answer, DiagnosticSink sink) {
    if (!(answer instanceof Answer.Room(var limit, var used, var adjusted))
        || used + created.size() <= limit) {
      return;
    }
    // The first that has no room any more.
    Subject first = created.get(Math.clamp(limit - used, 0, created.size() - 1));
    Diagnostic.Builder finding =
        Diagnostic.of(
                LiveRules.QUOTA,
                first.resource().header(),
                "the account may have %d %s, has %d, and the plan creates %d more",
                limit,
                quota.title(),
                used,
                created.size())
            .label("no room for this one")
            .detail(
                "Ask for a higher quota (Service Quotas, %s, %s), or remove what is not needed."
                    + " What is created before it fails stays.",
                quota.service(), quota.code());
    if (!adjusted) {
      finding.note("the limit is AWS's default; Service Quotas did not say the account's own");
    }
    sink.report(finding);
  }
}
