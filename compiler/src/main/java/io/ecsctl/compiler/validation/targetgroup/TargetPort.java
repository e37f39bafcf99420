package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.PortRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * ECS registers a published port; one that is not mapped does not exist for it.
 *
 * <p>Source: Amazon ECS API reference, LoadBalancer, {@code containerPort}.
 */
final class TargetPort implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS504", "target-port", "Load balancer block with a port the container does not publish");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      for (ServiceTarget target : service.loadBalancers()) {
        PortRange port = target.port();
        Optional<Container> container =
            model
                .taskOf(service)
                .flatMap(t -> t.container(Objects.toString(target.container(), "")))
                .filter(Container::portsKnown);
        if (port == null
            || container.isEmpty()
            || container.get().mappingOf(port.from()).isPresent()) {
          continue;
        }
        List<PortMapping> ports = container.get().ports();
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                    info(),
                    target.block().valueSpan("port"),
                    "%s does not publish port %d",
                    container.get().title(),
                    port.from())
                .label("no such port mapping")
                .note(
                    Words.aws(
                        "The container "
                            + target.container()
                            + " did not have a container port "
                            + port.from()
                            + " defined."));
        ports.forEach(
            mapping -> diagnostic.related(mapping.span(), "publishes " + mapping.range()));
        if (ports.isEmpty()) {
          diagnostic
              .related(container.get().block().header(), "publishes no port")
              .fix(
                  "add port_mapping { container_port = "
                      + port.from()
                      + "/tcp } to "
                      + container.get().title(),
                  Edits.add(
                      container.get().block(),
                      "port_mapping { container_port = " + port.from() + "/tcp }"));
        } else {
          diagnostic.fix(
              "change it to " + ports.getFirst().range(),
              Edits.replace(target.block(), "port", Objects.toString(ports.getFirst().range())));
        }
        sink.report(diagnostic);
      }
    }
  }
}
