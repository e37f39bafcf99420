package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Optional;

/**
 * A load balancer, a service registry and Service Connect all register an address and a port of the
 * task; {@code none} has neither.
 *
 * <p>Source: Amazon ECS Developer Guide, service discovery and load balancing.
 */
final class NoNetworkService implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS110", "no-network-service", "Service that needs the network of a task without one");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task =
          model.taskOf(service).filter(t -> "none".equals(t.networkMode()));
      if (task.isEmpty()) {
        continue;
      }
      for (String name :
          List.of("load_balancer", "service_registry", "service_connect_configuration")) {
        if (service.body().has(name)) {
          sink.report(
              Diagnostic.of(
                      info(),
                      service.body().valueSpan(name),
                      "%s uses %s, but its task has no network",
                      service.address(),
                      name)
                  .label("there is no port to register")
                  .related(
                      task.get().body().valueSpan("network_mode"), "none: no outside connection")
                  .fix("change network_mode to awsvpc, and give the service subnets"));
        }
      }
    }
  }
}
