package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * By IAM the file system is mounted as the task role.
 *
 * <p>Source: Amazon ECS API reference, EFSAuthorizationConfig, {@code iam}.
 */
final class EfsTaskRole implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS312", "efs-task-role", "EFS mount by IAM without a task role");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    EfsVolumes.of(model)
        .filter(volume -> volume.usesIam() && !volume.task().body().has("task_role"))
        .forEach(volume ->
            sink.report(
                Diagnostic.of(
                        info(),
                        volume.authorization().orElseThrow().valueSpan("iam"),
                        "%s is mounted by IAM, but %s has no role to mount it",
                        volume.volume().title(),
                        volume.task().address())
                    .label("needs a task role")
                    .related(volume.task().header(), "has no task_role")
                    .fix("add task_role")));
  }
}
