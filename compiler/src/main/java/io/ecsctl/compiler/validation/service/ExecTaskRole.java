package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;

/**
 * A command in a container goes through Systems Manager, which the container's agent reaches as the
 * task role: with {@code ssmmessages} permissions.
 *
 * <p>Source: Amazon ECS Developer Guide, ECS Exec.
 */
final class ExecTaskRole implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS440", "exec-task-role", "ECS Exec without a task role");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Element runner : model.runners()) {
      Optional<TaskDefinition> task = model.taskOf(runner);
      if (!Boolean.TRUE.equals(Fields.bool(runner.body(), "enable_execute_command"))
          || task.isEmpty()
          || task.get().body().has("task_role")
          || overridesRole(runner.body())) {
        continue;
      }
      sink.report(
          Diagnostic.of(
                  info(),
                  runner.body().valueSpan("enable_execute_command"),
                  "%s lets commands run in containers, but %s has no task role",
                  runner.address(),
                  task.get().address())
              .label("needs a task role with ssmmessages permissions")
              .related(task.get().header(), "no task_role")
              .note(
                  Words.aws(
                      "The service couldn't be created because a valid taskRoleArn is not being"
                          + " used. Specify a valid task role in your task definition and try"
                          + " again."))
              .fix("add a task_role to " + task.get().address()));
    }
  }

  /** Whether a schedule brings another task role, or may do so. */
  private static boolean overridesRole(Block runner) {
    return !Fields.isKnown(runner, "overrides")
        || runner.block("overrides").filter(block -> block.has("task_role")).isPresent();
  }
}
