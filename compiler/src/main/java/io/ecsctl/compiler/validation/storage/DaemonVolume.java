package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * Volumes are made for the tasks of replica services.
 *
 * <p>Source: Amazon ECS API reference, UpdateService, {@code volumeConfigurations}.
 */
final class DaemonVolume implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS318", "daemon-volume", "EBS volume of a daemon service");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if (service.isDaemon()) {
        service.body().blocks("volume_configuration").stream()
            .findFirst()
            .ifPresent(configuration ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            configuration.header(),
                            "%s runs one task on each instance, and gives it a volume",
                            service.address())
                        .label("for scheduling_strategy = REPLICA only")
                        .related(
                            service.body().valueSpan("scheduling_strategy"), "a daemon service")));
      }
    }
  }
}
