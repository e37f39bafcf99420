package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;
import java.util.Optional;

/**
 * The first word says how the rest is run: {@code CMD} directly, {@code CMD-SHELL} by the
 * container's shell.
 *
 * <p>Source: Amazon ECS API reference, HealthCheck, {@code command}.
 */
final class HealthCheckCommand implements LocalRule {
  /** {@code NONE} switches off the image's own check; Docker takes it, and so does the agent. */
  private static final List<String> FORMS = List.of("CMD", "CMD-SHELL", "NONE");

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS224", "health-check-command", "Health check command in no form that ECS knows");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        Optional<Block> check = container.block().block("health_check");
        if (check.isEmpty()
            || !check.get().has("command")
            || !Fields.isKnown(check.get(), "command")) {
          continue;
        }
        List<String> command = Fields.texts(check.get(), "command");
        boolean hasForm = !command.isEmpty() && FORMS.contains(command.getFirst());
        if (!hasForm || (command.size() == 1 && !command.getFirst().equals("NONE"))) {
          sink.report(
              Diagnostic.of(
                      info(),
                      check.get().valueSpan("command"),
                      "the health check of %s has no command that ECS can run",
                      container.title())
                  .label("begins with \"CMD\" or \"CMD-SHELL\", followed by the command")
                  .fix(
                      "write [\"CMD-SHELL\", \"...\"]",
                      command.size() == 1 && !hasForm
                          ? new Edit[] {
                            Edit.replace(
                                Fields.elementSpan(check.get(), "command", 0),
                                "\"CMD-SHELL\", "
                                    + Fields.elementSpan(check.get(), "command", 0).text())
                          }
                          : new Edit[0]));
        }
      }
    }
  }
}
