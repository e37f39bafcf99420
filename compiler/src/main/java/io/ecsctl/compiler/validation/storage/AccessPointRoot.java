package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * An access point has a root directory of its own.
 *
 * <p>Source: Amazon ECS API reference, EFSVolumeConfiguration, {@code rootDirectory}.
 */
final class AccessPointRoot implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS309", "access-point-root", "Root directory beside an EFS access point");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    EfsVolumes.of(model)
        .filter(EfsVolumes.EfsVolume::usesAccessPoint)
        .forEach(volume -> {
          String root = volume.efs().text("root_directory");
          if (root != null && !root.equals("/") && !root.isEmpty()) {
            sink.report(
                Diagnostic.of(
                        info(),
                        volume.efs().valueSpan("root_directory"),
                        "%s has a root directory beside its access point's",
                        volume.volume().title())
                    .label("must be \"/\", or not be there")
                    .related(
                        volume.authorization().orElseThrow().valueSpan("access_point"),
                        "has a root directory of its own")
                    .fix("remove root_directory", Edits.remove(volume.efs(), "root_directory")));
          }
        });
  }
}
