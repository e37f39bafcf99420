package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * On EC2 a task's scratch space is the instance's disk; the setting exists for Fargate only.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code ephemeralStorage}.
 */
final class EphemeralStorageOnEc2 implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS128",
        "ephemeral-storage-on-ec2",
        "Ephemeral storage on a task that cannot run on Fargate");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      boolean listsOthers = !task.body().elements("requires_compatibilities").isEmpty();
      if (task.body().has("ephemeral_storage")
          && task.compatibilitiesKnown()
          && listsOthers
          && !task.listsFargate()) {
        sink.report(
            Diagnostic.of(
                    info(),
                    task.body().valueSpan("ephemeral_storage"),
                    "%s has ephemeral_storage, but does not run on Fargate",
                    task.address())
                .label("Fargate only")
                .related(
                    task.body().valueSpan("requires_compatibilities"), "Fargate is not listed here")
                .fix("remove ephemeral_storage", Edits.remove(task.body(), "ephemeral_storage")));
      }
    }
  }
}
