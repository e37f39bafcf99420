package io.ecsctl.compiler.validation.schedule;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * A cron expression has six fields: minutes, hours, day of month, month, day of week, year. One of
 * the two days is {@code ?}: the other one decides.
 *
 * <p>Source: Amazon EventBridge User Guide, cron expressions; cfn-lint E3027.
 */
final class CronExpression implements LocalRule {
  private static final String START = "cron(";

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS812", "cron-expression", "Cron expression that AWS does not understand");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Times.Time time : Times.of(model)) {
      // What is no expression at all the schema says.
      String cron = Times.inside(time.text(), "cron");
      if (cron != null) {
        fields(time, cron, sink);
      }
    }
  }

  private void fields(Times.Time time, String cron, DiagnosticSink sink) {
    List<String> fields = List.of(cron.split(" ", -1));
    if (fields.size() != CronField.ALL.size()) {
      sink.report(
          Diagnostic.of(
                  info(),
                  time.span(START.length(), START.length() + cron.length()),
                  "%s says a time with %s",
                  time.owner().address(),
                  Words.count(cron.isBlank() ? 0 : fields.size(), "field"))
              .label("minutes hours day-of-month month day-of-week year")
              .fix("write six fields, one space apart: cron(0 8 ? * MON-FRI *)"));
      return;
    }
    int at = START.length();
    for (int i = 0; i < fields.size(); i++) {
      CronField field = CronField.ALL.get(i);
      String text = fields.get(i);
      if (!field.accepts(text)) {
        sink.report(
            Diagnostic.of(
                    info(),
                    time.span(at, at + text.length()),
                    "%s has \"%s\" for the %s",
                    time.owner().address(),
                    text,
                    field.name())
                .label(field.values()));
        return;
      }
      at += text.length() + 1;
    }
    days(time, fields, sink);
  }

  private void days(Times.Time time, List<String> fields, DiagnosticSink sink) {
    boolean ofMonth = fields.get(2).equals("?");
    boolean ofWeek = fields.get(4).equals("?");
    if (ofMonth == ofWeek) {
      int start =
          START.length() + fields.subList(0, 2).stream().mapToInt(f -> f.length() + 1).sum();
      List<String> mended = new ArrayList<>(fields);
      // The one that says something stays.
      mended.set(fields.get(4).equals("*") || ofWeek ? 4 : 2, ofMonth ? "*" : "?");
      sink.report(
          Diagnostic.of(
                  info(),
                  time.span(start, start + fields.get(2).length()),
                  ofMonth
                      ? "%s says neither day, of the month or of the week"
                      : "%s says two days, of the month and of the week",
                  time.owner().address())
              .label(ofMonth ? "one of the two is not ?" : "one of the two has to be ?")
              .fix(
                  "change it to cron(" + String.join(" ", mended) + ")",
                  ofMonth || fields.get(2).equals("*") || fields.get(4).equals("*")
                      ? Edits.replace(
                          time.block(),
                          time.name(),
                          "\"" + START + String.join(" ", mended) + ")\"")
                      : new Edit[0]));
    }
  }
}
