package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Settings;

/**
 * The port is that of the encrypted connection.
 *
 * <p>Source: cdk-preflight, rule efs-transit-encryption-port-without-encryption.
 */
final class EfsTransitPort implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS311", "efs-transit-port", "Port for encryption in transit that is not on");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    EfsVolumes.of(model)
        .filter(volume ->
            volume.isInTheClear()
                && Settings.isGiven(volume.efs(), "transit_encryption_port")
                // Encryption that is missing altogether is ECS310.
                && !volume.usesIam()
                && !volume.usesAccessPoint())
        .forEach(volume ->
            sink.report(
                Diagnostic.of(
                        info(),
                        volume.efs().valueSpan("transit_encryption_port"),
                        "%s has a port for encryption in transit, but no encryption",
                        volume.volume().title())
                    .label("for encrypted connections only")
                    .fix(
                        "set transit_encryption to ENABLED",
                        Edits.set(volume.efs(), "transit_encryption", "ENABLED"))
                    .fix(
                        "or remove transit_encryption_port",
                        Edits.remove(volume.efs(), "transit_encryption_port"))));
  }
}
