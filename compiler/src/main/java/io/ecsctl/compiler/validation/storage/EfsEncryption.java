package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * Who mounts by IAM, or through an access point, does so over an encrypted connection.
 *
 * <p>Source: Amazon ECS API reference, EFSAuthorizationConfig.
 */
final class EfsEncryption implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS310", "efs-encryption", "EFS authorization without encryption in transit");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    EfsVolumes.of(model)
        .filter(volume -> volume.isInTheClear() && (volume.usesIam() || volume.usesAccessPoint()))
        .forEach(volume -> {
          Block efs = volume.efs();
          sink.report(
              Diagnostic.of(
                      info(),
                      efs.valueSpan("transit_encryption"),
                      "%s uses %s without encryption in transit",
                      volume.volume().title(),
                      volume.usesIam() ? "IAM" : "an access point")
                  .label("must be ENABLED")
                  .related(
                      volume
                          .authorization()
                          .orElseThrow()
                          .valueSpan(volume.usesIam() ? "iam" : "access_point"),
                      "needs it")
                  .fix(
                      "set transit_encryption to ENABLED",
                      Edits.set(efs, "transit_encryption", "ENABLED")));
        });
  }
}
