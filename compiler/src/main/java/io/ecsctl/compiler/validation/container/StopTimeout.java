package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Quantities;

/**
 * Fargate kills a container 120 seconds after it asked it to stop, at the latest.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code stopTimeout}.
 */
final class StopTimeout implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS227", "stop-timeout", "Stop timeout that Fargate does not grant");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate()) {
        continue;
      }
      for (Container container : task.containers()) {
        Long seconds = Fields.seconds(container.block(), "stop_timeout");
        if (seconds != null && (seconds > 120 || seconds < 2)) {
          String nearest = Quantities.formatDuration(Math.clamp(seconds, 2, 120));
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("stop_timeout"),
                      "%s wants %s to stop",
                      container.title(),
                      Quantities.formatDuration(seconds))
                  .label("2s to 2m on Fargate")
                  .related(
                      task.body().valueSpan("requires_compatibilities"),
                      "Fargate is asked for here")
                  .fix(
                      "change it to " + nearest,
                      Edits.replace(container.block(), "stop_timeout", nearest)));
        }
      }
    }
  }
}
