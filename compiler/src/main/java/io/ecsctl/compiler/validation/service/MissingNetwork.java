package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;

/**
 * Every task of the service gets a network interface, which has to be in some subnet.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code networkConfiguration}.
 */
final class MissingNetwork implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS402", "missing-network", "Awsvpc service without subnets");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service).filter(TaskDefinition::isAwsvpc);
      if (task.isPresent() && !service.body().has("subnets")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.header(),
                    "%s says no subnets for its awsvpc tasks",
                    service.address())
                .label("needs subnets")
                .related(
                    task.get().body().valueSpan("network_mode"),
                    "every task gets a network interface")
                .note(
                    Words.aws(
                        "Network Configuration must be provided when networkMode 'awsvpc' is"
                            + " specified."))
                .fix("add subnets"));
      }
    }
  }
}
