package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * On Fargate it is the execution role that may write to CloudWatch Logs.
 *
 * <p>Source: Amazon ECS Developer Guide, task execution IAM role.
 */
final class ExecutionRoleForLogs implements LocalRule {
  private static final MissingExecutionRole MISSING =
      new MissingExecutionRole(
          ExecutionRoleNeed.LOGS,
          "ships logs",
          "do it",
          "Fargate requires task definition to have execution role ARN to support log driver"
              + " awslogs.",
          ExecutionRoleForLogs::place);

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS703",
        "execution-role-for-logs",
        "Fargate task that ships logs without an execution role");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    MISSING.report(model, info(), sink);
  }

  private static SourceSpan place(Container container) {
    return container
        .block()
        .valueSpan(container.block().has("log_group") ? "log_group" : "log_configuration");
  }
}
