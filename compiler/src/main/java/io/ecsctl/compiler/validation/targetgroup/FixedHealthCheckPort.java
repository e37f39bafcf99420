package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.reachability.HostPorts;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.PortRange;
import java.util.Optional;

/**
 * With dynamic host ports several tasks share an instance, each on a port of its own. A fixed port
 * is nobody's, or somebody else's.
 *
 * <p>Source: Amazon ECS Developer Guide, dynamic port mapping; cfn-lint, E3049.
 */
final class FixedHealthCheckPort implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS509",
        "fixed-health-check-port",
        "Health check on a fixed port of tasks with dynamic ones");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service);
      for (ServiceTarget target : service.loadBalancers()) {
        Optional<TargetGroup> group = model.targetGroup(target.targetGroup());
        PortRange port = target.port();
        Integer checked = group.map(TargetGroup::healthCheckPort).orElse(null);
        Block check = group.map(TargetGroup::healthCheck).orElse(null);
        if (task.isEmpty() || group.isEmpty() || port == null || checked == null || check == null) {
          continue;
        }
        if (HostPorts.of(task.get(), target.container(), port.from(), "tcp")
            instanceof HostPorts.Dynamic(var least, var _)) {
          sink.report(
              Diagnostic.of(
                      info(),
                      check.valueSpan("port"),
                      "health checks of %s go to %d, but tasks of %s get host ports from %d on",
                      group.get().address(),
                      checked,
                      service.address(),
                      least.from())
                  .label("no task listens there")
                  .related(target.block().header(), "registers each task with the port it got")
                  .fix("change it to traffic-port", Edits.replace(check, "port", "traffic-port")));
        }
      }
    }
  }
}
