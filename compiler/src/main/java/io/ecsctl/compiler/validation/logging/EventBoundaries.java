package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * Lines are put together either by the time that begins an event or by a pattern.
 *
 * <p>Source: none; the driver takes one of the two.
 */
final class EventBoundaries implements LocalRule {
  private static final String TIME = "awslogs-datetime-format";
  private static final String PATTERN = "awslogs-multiline-pattern";

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS717", "event-boundaries", "Two ways to tell where a log event begins");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        LogOptions.of(container)
            .filter(options -> options.has(TIME) && options.has(PATTERN))
            .ifPresent(options ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            options.span(PATTERN),
                            "%s tells log events apart in two ways",
                            container.title())
                        .label("one of them")
                        .related(options.span(TIME), "the other one")
                        .fix("remove one of them")));
      }
    }
  }
}
