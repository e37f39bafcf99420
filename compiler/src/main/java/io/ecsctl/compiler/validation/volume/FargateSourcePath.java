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
import io.ecsctl.compiler.validation.rule.Words;

/**
 * On Fargate there is no instance whose directories a task could see.
 *
 * <p>Source: Amazon ECS API reference, HostVolumeProperties, {@code sourcePath}.
 */
final class FargateSourcePath implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS305", "fargate-source-path", "Directory of an instance on Fargate");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate()) {
        continue;
      }
      for (Volume volume : task.volumes()) {
        volume
            .block()
            .block("host")
            .filter(host -> Fields.isSet(host, "source_path"))
            .ifPresent(host ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            host.valueSpan("source_path"),
                            "%s is a directory of the instance, and Fargate has none",
                            volume.title())
                        .label("EC2 only")
                        .detail(
                            "Without it the volume is room on the task's own disk, which its"
                                + " containers share and which goes with the task.")
                        .related(
                            task.body().valueSpan("requires_compatibilities"),
                            "Fargate is asked for here")
                        .note(
                            Words.aws(
                                "Fargate compatible task definitions do not support"
                                    + " sourcePath"))
                        .fix("remove source_path", Edits.remove(host, "source_path"))));
      }
    }
  }
}
