package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;

/**
 * A service configures one volume for each task, no more.
 *
 * <p>Source: Amazon ECS API reference, Volume, {@code configuredAtLaunch}.
 */
final class SeveralLaunchVolumes implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS315", "several-launch-volumes", "Two volumes that are configured at launch");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      List<Volume> atLaunch = task.volumes().stream().filter(Volume::atLaunch).toList();
      if (atLaunch.size() > 1) {
        sink.report(
            Diagnostic.of(
                    info(),
                    atLaunch.get(1).block().valueSpan("configured_at_launch"),
                    "%s has %d volumes that are configured at launch",
                    task.address(),
                    atLaunch.size())
                .label("a task has one of these")
                .related(
                    atLaunch.getFirst().block().valueSpan("configured_at_launch"),
                    "the first one"));
      }
    }
  }
}
