package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.PortRange;
import java.util.Objects;
import java.util.Optional;

/**
 * With address targets the port that the service registers wins, so this works; but whoever reads
 * the group's port is misled.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateTargetGroup, {@code port}.
 */
final class TargetGroupPort implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS510", "target-group-port", "Target group port that is not the container's");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      for (ServiceTarget target : service.loadBalancers()) {
        PortRange port = target.port();
        Optional<TargetGroup> group =
            model.targetGroup(target.targetGroup()).filter(g -> "ip".equals(g.targetType()));
        PortRange own = group.map(TargetGroup::port).orElse(null);
        // A port that the container does not publish is wrong itself: ECS504.
        Optional<TaskDefinition> task = model.taskOf(service);
        boolean published =
            port != null
                && task.flatMap(t -> t.container(Objects.toString(target.container(), "")))
                    .flatMap(c -> c.mappingOf(port.from()))
                    .isPresent();
        if (port != null
            && own != null
            && group.isPresent()
            && published
            && own.from() != port.from()) {
          sink.report(
              Diagnostic.of(
                      info(),
                      group.get().body().valueSpan("port"),
                      "%s says port %d, but its targets listen on %d",
                      group.get().address(),
                      own.from(),
                      port.from())
                  .label("never used")
                  .detail("The port that the service registers wins.")
                  .related(target.block().valueSpan("port"), "registers " + port.from())
                  .fix(
                      "change it to " + port.from() + "/tcp",
                      Edits.replace(group.get().body(), "port", port.from() + "/tcp")));
        }
      }
    }
  }
}
