package io.ecsctl.compiler.validation.schedule;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate is a whole number from 1 on and a unit: {@code minute}, {@code hour} or {@code day} for
 * one of them, {@code minutes}, {@code hours} or {@code days} for more.
 *
 * <p>Source: Amazon EventBridge User Guide, rate expressions; cfn-lint E3027.
 */
final class RateExpression implements LocalRule {
  private static final Pattern RATE = Pattern.compile("([0-9]{1,9}) (minute|hour|day)(s?)");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS811", "rate-expression", "Rate that AWS does not understand");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Times.Time time : Times.of(model)) {
      String rate = Times.inside(time.text(), "rate");
      if (rate == null) {
        continue;
      }
      Matcher matcher = RATE.matcher(rate);
      if (!matcher.matches()) {
        sink.report(
            finding(time, rate)
                .label("a whole number and minutes, hours or days")
                .fix("write it as rate(5 minutes), rate(1 hour) or rate(7 days)"));
        continue;
      }
      int count = Integer.parseInt(matcher.group(1));
      if (count == 0) {
        sink.report(finding(time, rate).label("1 or more"));
      } else if ((count == 1) != matcher.group(3).isEmpty()) {
        String right = "rate(" + count + " " + matcher.group(2) + (count == 1 ? ")" : "s)");
        sink.report(
            finding(time, rate)
                .label(count == 1 ? "singular for 1" : "plural for more than 1")
                .fix(
                    "change it to " + right,
                    Edits.replace(time.block(), time.name(), "\"" + right + "\"")));
      }
    }
  }

  private Diagnostic.Builder finding(Times.Time time, String rate) {
    return Diagnostic.of(
        info(),
        time.span("rate(".length(), "rate(".length() + rate.length()),
        "%s runs at a rate of \"%s\", which is none",
        time.owner().address(),
        rate);
  }
}
