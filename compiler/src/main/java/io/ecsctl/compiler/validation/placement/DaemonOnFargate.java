package io.ecsctl.compiler.validation.placement;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Capacity;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A daemon runs one task on every instance. Fargate has no instances.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code schedulingStrategy}.
 */
final class DaemonOnFargate implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS409", "daemon-on-fargate", "Daemon service on Fargate");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Capacity capacity = model.capacity().of(service);
      if (service.isDaemon() && capacity.isFargate()) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("scheduling_strategy"),
                    "%s is a daemon on Fargate",
                    service.address())
                .label("one task on every instance")
                .related(capacity.span(service.header()), "there are no instances here")
                .fix("change scheduling_strategy to REPLICA, and say a desired_count"));
      }
    }
  }
}
