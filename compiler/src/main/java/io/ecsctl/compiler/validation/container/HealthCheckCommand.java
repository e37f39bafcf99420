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
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;
import java.util.Locale;
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
                  .fix(title(command), edit(check.get(), command)));
        }
      }
    }
  }

  private static boolean isProgram(List<String> command) {
    return command.size() > 1 && !command.getFirst().contains(" ");
  }

  private static String title(List<String> command) {
    return isProgram(command) ? "write [\"CMD\", ...]" : "write [\"CMD-SHELL\", \"...\"]";
  }

  /**
   * One text is for a shell, several without blanks in the first are a program and its arguments.
   * None where only a person can say what to run.
   */
  private static Edit[] edit(Block check, List<String> command) {
    boolean hasForm =
        !command.isEmpty() && FORMS.contains(command.getFirst().toUpperCase(Locale.ROOT));
    if (command.isEmpty() || hasForm || (command.size() > 1 && !isProgram(command))) {
      return new Edit[0];
    }
    SourceSpan first = Fields.elementSpan(check, "command", 0);
    String form = isProgram(command) ? "CMD" : "CMD-SHELL";
    return new Edit[] {Edit.replace(first, "\"" + form + "\", " + first.text())};
  }
}
