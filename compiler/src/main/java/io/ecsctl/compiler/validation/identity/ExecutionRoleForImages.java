package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * On Fargate it is the execution role that may pull from a private repository of ECR.
 *
 * <p>Source: Amazon ECS Developer Guide, task execution IAM role.
 */
final class ExecutionRoleForImages implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS702",
        "execution-role-for-images",
        "Private image on Fargate without an execution role");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!ExecutionRoleNeed.IMAGES.isFirstOf(task)) {
        continue;
      }
      task.containers().stream()
          .filter(container -> ExecutionRoleNeed.IMAGES.isNeededBy(task, container))
          .findFirst()
          .ifPresent(container ->
              sink.report(
                  Diagnostic.of(
                          info(),
                          container.block().valueSpan("image"),
                          "%s is pulled from a private repository, but %s has no execution"
                              + " role to do it",
                          container.title(),
                          task.address())
                      .label("needs an execution role")
                      .related(task.header(), "has no execution_role")
                      .note(
                          Words.aws(
                              "Fargate requires task definition to have execution role ARN to"
                                  + " support ECR images."))
                      .fix("add execution_role")));
    }
  }
}
