package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * On Fargate there is no instance whose processes could be seen; the task's own can be.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code pidMode}.
 */
final class FargatePidMode implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS124", "fargate-pid-mode", "Processes of an instance on Fargate");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (task.listsFargate() && !task.isWindows() && "host".equals(task.body().text("pid_mode"))) {
        sink.report(
            Diagnostic.of(
                    info(),
                    task.body().valueSpan("pid_mode"),
                    "%s wants to see the processes of its instance, and Fargate has none",
                    task.address())
                .label("EC2 only")
                .related(
                    task.body().valueSpan("requires_compatibilities"), "Fargate is asked for here")
                .note(
                    Words.aws("Tasks using the Fargate launch type do not support pidMode 'host'"))
                .fix(
                    "change it to task, whose containers see each other's processes",
                    Edits.replace(task.body(), "pid_mode", "task")));
      }
    }
  }
}
