package io.ecsctl.compiler.validation.schedule;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Schedule;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number after the family says one revision for good. Whatever is registered later, the
 * schedule runs the old one.
 *
 * <p>Source: derived from the Amazon EventBridge Scheduler API reference, EcsParameters, {@code
 * TaskDefinitionArn}.
 */
final class PinnedRevision implements LocalRule {
  private static final Pattern REVISION = Pattern.compile("(.*[^:]):[0-9]+");

  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS817", "pinned-revision", "Schedule of one revision");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Schedule schedule : model.schedules()) {
      String task = schedule.body().text("task_definition");
      Matcher matcher = REVISION.matcher(task == null ? "" : task);
      if (task != null && matcher.matches()) {
        sink.report(
            Diagnostic.of(
                    info(),
                    schedule.body().valueSpan("task_definition"),
                    "%s goes on running revision %s",
                    schedule.address(),
                    task)
                .label("one revision for good")
                .fix(
                    "run the newest one: " + matcher.group(1),
                    Edits.replace(
                        schedule.body(), "task_definition", "\"" + matcher.group(1) + "\"")));
      }
    }
  }
}
