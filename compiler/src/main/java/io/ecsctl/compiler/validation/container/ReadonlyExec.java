package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Runner;
import io.ecsctl.compiler.validation.rule.Settings;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * ECS Exec puts an agent into the container, which writes files.
 *
 * <p>Source: Amazon ECS Developer Guide, monitor containers with ECS Exec.
 */
final class ReadonlyExec implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS237", "readonly-exec", "Commands in a container that cannot be written to");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Runner runner : model.taskRunners()) {
      if (!Settings.isGiven(runner.body(), "enable_execute_command")) {
        continue;
      }
      for (Container container : runner.task().containers()) {
        if (Settings.isGiven(container.block(), "readonly_root_filesystem")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("readonly_root_filesystem"),
                      "no command can be run in %s: its file system is read-only",
                      container.title())
                  .label("the agent of ECS Exec writes files")
                  .related(
                      runner.body().valueSpan("enable_execute_command"),
                      "commands are asked for here"));
        }
      }
    }
  }
}
