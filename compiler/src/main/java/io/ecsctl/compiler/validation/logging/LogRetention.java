package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Quantities;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * CloudWatch Logs keeps events for one of a fixed list of days.
 *
 * <p>Source: Amazon CloudWatch Logs API reference, PutRetentionPolicy.
 */
final class LogRetention implements ValidationRule {
  private static final long DAY = 86_400;
  private static final SortedSet<Long> DAYS =
      new TreeSet<>(
          List.of(
              1L, 3L, 5L, 7L, 14L, 30L, 60L, 90L, 120L, 150L, 180L, 365L, 400L, 545L, 731L, 1096L,
              1827L, 2192L, 2557L, 2922L, 3288L, 3653L));

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS721", "log-retention", "Log retention that CloudWatch does not offer");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Resource group : model.program().resources("log_group").toList()) {
      Long seconds = Fields.seconds(group.body(), "retention");
      if (seconds == null || (seconds % DAY == 0 && DAYS.contains(seconds / DAY))) {
        continue;
      }
      long wanted = Math.ceilDiv(seconds, DAY);
      long below = DAYS.headSet(wanted).isEmpty() ? DAYS.first() : DAYS.headSet(wanted).last();
      long above = DAYS.tailSet(wanted).isEmpty() ? DAYS.last() : DAYS.tailSet(wanted).first();
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  group.body().valueSpan("retention"),
                  "%s keeps logs for %s",
                  group.address(),
                  Quantities.formatDuration(seconds))
              .label("not among the periods on offer")
              .detail("CloudWatch Logs offers, in days: %s.", Words.choices(DAYS))
              .fix(
                  "change it to " + above + "d",
                  Edits.replace(group.body(), "retention", above + "d"));
      sink.report(
          below == above
              ? diagnostic
              : diagnostic.fix(
                  "or to " + below + "d", Edits.replace(group.body(), "retention", below + "d")));
    }
  }
}
