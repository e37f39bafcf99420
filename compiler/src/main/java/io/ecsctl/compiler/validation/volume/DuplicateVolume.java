package io.ecsctl.compiler.validation.volume;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.HashMap;
import java.util.Map;

/**
 * Mounts go by name, so a name stands for one volume.
 *
 * <p>Source: no page says it; two of a name contradict each other.
 */
final class DuplicateVolume implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS304", "duplicate-volume", "Two volumes of one name in a task");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Map<String, Volume> named = new HashMap<>();
      for (Volume volume : task.volumes()) {
        String name = volume.name();
        Volume earlier = name == null ? null : named.putIfAbsent(name, volume);
        if (name != null && earlier != null) {
          sink.report(
              Diagnostic.of(
                      info(),
                      volume.block().valueSpan("name"),
                      "%s has two volumes \"%s\"",
                      task.address(),
                      name)
                  .label("taken already")
                  .related(earlier.block().valueSpan("name"), "the first one"));
        }
      }
    }
  }
}
