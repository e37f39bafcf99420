package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * On Fargate it is the execution role that may pull from a private repository of ECR.
 *
 * <p>Source: Amazon ECS Developer Guide, task execution IAM role.
 */
final class ExecutionRoleForImages implements LocalRule {
  private static final MissingExecutionRole MISSING =
      new MissingExecutionRole(
          ExecutionRoleNeed.IMAGES,
          "is pulled from a private repository",
          "do it",
          "Fargate requires task definition to have execution role ARN to support ECR images.",
          container -> container.block().valueSpan("image"));

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS702",
        "execution-role-for-images",
        "Private image on Fargate without an execution role");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    MISSING.report(model, info(), sink);
  }
}
