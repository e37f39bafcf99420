package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * On Fargate it is the execution role that may write to CloudWatch Logs.
 *
 * <p>Source: Amazon ECS Developer Guide, task execution IAM role.
 */
final class ExecutionRoleForLogs implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS703",
        "execution-role-for-logs",
        "Fargate task that ships logs without an execution role");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!ExecutionRoleNeed.LOGS.isFirstOf(task)) {
        continue;
      }
      task.containers().stream()
          .filter(container -> ExecutionRoleNeed.LOGS.isNeededBy(task, container))
          .findFirst()
          .ifPresent(container ->
              sink.report(
                  Diagnostic.of(
                          info(),
                          container
                              .block()
                              .valueSpan(
                                  container.block().has("log_group")
                                      ? "log_group"
                                      : "log_configuration"),
                          "%s ships logs, but %s has no execution role to do it",
                          container.title(),
                          task.address())
                      .label("needs an execution role")
                      .related(task.header(), "has no execution_role")
                      .note(
                          Words.aws(
                              "Fargate requires task definition to have execution role ARN to"
                                  + " support log driver awslogs."))
                      .fix("add execution_role")));
    }
  }
}
