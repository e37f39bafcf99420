package io.ecsctl.compiler.validation.volume;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A volume that belongs to a task is always made with it; only a shared one may be there already.
 *
 * <p>Source: Amazon ECS API reference, DockerVolumeConfiguration, {@code autoprovision}.
 */
final class TaskScopedAutoprovision implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS307", "task-scoped-autoprovision", "Autoprovision of a volume that is not shared");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Volume volume : task.volumes()) {
        volume
            .docker()
            .filter(docker ->
                "task".equals(docker.text("scope"))
                    && Boolean.TRUE.equals(Fields.bool(docker, "autoprovision")))
            .ifPresent(docker ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            docker.valueSpan("autoprovision"),
                            "%s is its task's own, so there is nothing to provision",
                            volume.title())
                        .label("for scope = shared only")
                        .related(docker.valueSpan("scope"), "made and deleted with each task")
                        .fix("remove autoprovision", Edits.remove(docker, "autoprovision"))));
      }
    }
  }
}
