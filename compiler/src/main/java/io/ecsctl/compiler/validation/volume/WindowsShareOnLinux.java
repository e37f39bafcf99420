package io.ecsctl.compiler.validation.volume;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * FSx for Windows File Server is mounted by Windows containers only.
 *
 * <p>Source: Amazon ECS API reference, FSxWindowsFileServerVolumeConfiguration.
 */
final class WindowsShareOnLinux implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS320", "windows-share-on-linux", "Windows file share in a Linux task");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.isLinux()) {
        continue;
      }
      for (Volume volume : task.volumes()) {
        volume
            .fsx()
            .ifPresent(fsx ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            fsx.header(),
                            "%s is a Windows file share, but %s runs on Linux",
                            volume.title(),
                            task.address())
                        .label("Windows only")
                        .related(
                            task.body().has("runtime_platform")
                                ? task.body().valueSpan("runtime_platform")
                                : task.body().valueSpan("requires_compatibilities"),
                            task.body().has("runtime_platform")
                                ? "runs on Linux"
                                : "Linux, as nothing else is stated")
                        .fix("use efs_volume_configuration instead")));
      }
    }
  }
}
