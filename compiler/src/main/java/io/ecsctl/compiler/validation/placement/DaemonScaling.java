package io.ecsctl.compiler.validation.placement;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * The number of a daemon's tasks is the number of instances, and so is their place: neither
 * autoscaling nor the rebalancing of zones has anything to decide.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code availabilityZoneRebalancing};
 * Application Auto Scaling User Guide, ECS.
 */
final class DaemonScaling implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS412", "daemon-scaling", "Daemon service whose tasks are counted or moved");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if (!service.isDaemon()) {
        continue;
      }
      SourceSpan daemon = service.body().valueSpan("scheduling_strategy");
      model
          .autoscalingOf(service)
          .ifPresent(scaling ->
              sink.report(
                  Diagnostic.of(
                          info(),
                          scaling.body().valueSpan("service"),
                          "%s scales %s, which is a daemon",
                          scaling.address(),
                          service.address())
                      .label("a daemon")
                      .related(daemon, "one task on every instance")
                      .fix("remove " + scaling.address())));
      if ("ENABLED".equals(service.body().text("availability_zone_rebalancing"))) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("availability_zone_rebalancing"),
                    "%s is a daemon and rebalances zones",
                    service.address())
                .label("a daemon's tasks stay where they are")
                .related(daemon, "one task on every instance")
                .fix(
                    "change it to DISABLED",
                    Edits.replace(service.body(), "availability_zone_rebalancing", "DISABLED")));
      }
    }
  }
}
