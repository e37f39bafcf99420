package io.ecsctl.compiler.validation.volume;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * Docker's own volumes are kept by an instance.
 *
 * <p>Source: Amazon ECS API reference, DockerVolumeConfiguration.
 */
final class FargateDockerVolume implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS306", "fargate-docker-volume", "Docker volume on Fargate");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate()) {
        continue;
      }
      for (Volume volume : task.volumes()) {
        volume
            .docker()
            .ifPresent(docker ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            docker.header(),
                            "%s is one of Docker's, which Fargate does not keep",
                            volume.title())
                        .label("EC2 only")
                        .detail(
                            "What must outlive the task belongs on EFS; what need not, in a"
                                + " volume without any configuration.")
                        .related(
                            task.body().valueSpan("requires_compatibilities"),
                            "Fargate is asked for here")
                        .note(
                            Words.aws(
                                "Fargate compatible task definitions do not support"
                                    + " dockerVolumeConfiguration"))
                        .fix("remove docker_volume_configuration", Edits.removeBlock(docker))));
      }
    }
  }
}
