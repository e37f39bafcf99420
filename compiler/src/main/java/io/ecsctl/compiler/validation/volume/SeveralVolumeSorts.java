package io.ecsctl.compiler.validation.volume;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;

/**
 * A volume is one thing: a directory, a Docker volume, or a file system.
 *
 * <p>Source: Amazon ECS API reference, Volume.
 */
final class SeveralVolumeSorts implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS308", "several-volume-sorts", "Volume of two sorts at once");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Volume volume : task.volumes()) {
        List<String> said =
            Volume.SORTS.stream().filter(sort -> !volume.block().blocks(sort).isEmpty()).toList();
        if (said.size() > 1) {
          sink.report(
              Diagnostic.of(
                      info(),
                      volume.block().valueSpan(said.get(1)),
                      "%s is said to be two things",
                      volume.title())
                  .label("a volume has one of these")
                  .related(volume.block().valueSpan(said.getFirst()), "the other one")
                  .fix("make two volumes of it, or remove one of " + Words.list(said)));
        }
      }
    }
  }
}
