package io.ecsctl.compiler.validation.schedule;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code at(…)} is a day and a time without a zone: {@code 2030-01-31T08:00:00}. The zone stands
 * beside it, by the name that it has in the tz database.
 *
 * <p>Source: Amazon EventBridge Scheduler User Guide, schedule types and time zones.
 */
final class AtExpression implements LocalRule {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS813", "at-expression", "Point in time, or time zone, that there is not");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Times.Time time : Times.of(model)) {
      String at = Times.inside(time.text(), "at");
      if (at != null && !isTime(at)) {
        sink.report(
            Diagnostic.of(
                    info(),
                    time.span("at(".length(), "at(".length() + at.length()),
                    "%s runs at \"%s\", which there is not",
                    time.owner().address(),
                    at)
                .label("as in 2030-01-31T08:00:00"));
      }
      String zone = time.block().text(time.zone());
      if (zone != null && !ZONES.contains(zone)) {
        Optional<String> nearest = Suggestions.nearest(zone, ZONES);
        sink.report(
            Diagnostic.of(
                    info(),
                    time.block().valueSpan(time.zone()),
                    "%s goes by the clock of \"%s\", which is no time zone",
                    time.owner().address(),
                    zone)
                .label("a name of the tz database, as Europe/Berlin")
                .fix(
                    nearest.map(name -> "change it to " + name).orElse("name another zone"),
                    nearest
                        .map(name -> Edits.replace(time.block(), time.zone(), "\"" + name + "\""))
                        .orElse(new Edit[0])));
      }
    }
  }

  private static boolean isTime(String text) {
    try {
      return LocalDateTime.parse(text, TIME).getYear() >= 1970;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
