package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.PortRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a registry names is the task's: one of its containers, and a port that this one publishes.
 *
 * <p>Source: Amazon ECS API reference, ServiceRegistry, {@code containerName} and {@code
 * containerPort}: "already specified in the task definition".
 */
final class RegistryTarget implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS924", "registry-target", "Registered container or port that the task does not have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      model
          .taskOf(service)
          .filter(TaskDefinition::containersKnown)
          .ifPresent(task ->
              service
                  .body()
                  .blocks("service_registry")
                  .forEach(registry -> check(task, registry, sink)));
    }
  }

  private void check(TaskDefinition task, Block registry, DiagnosticSink sink) {
    String wanted = registry.text("container");
    List<String> names =
        task.containers().stream()
            .flatMap(container -> Optional.ofNullable(container.name()).stream())
            .toList();
    // A container whose name is not known yet may be the one.
    if (wanted == null || names.isEmpty() || names.size() < task.containers().size()) {
      return;
    }
    Optional<Container> container = task.container(wanted);
    if (container.isEmpty()) {
      sink.report(noContainer(task, registry, wanted, names));
      return;
    }
    PortRange port = Fields.port(registry, "container_port");
    if (port != null
        && container.get().portsKnown()
        && container.get().mappingOf(port.from()).isEmpty()) {
      sink.report(noPort(container.get(), registry, port.from()));
    }
  }

  private Diagnostic.Builder noContainer(
      TaskDefinition task, Block registry, String wanted, List<String> names) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                registry.valueSpan("container"),
                "%s has no container \"%s\"",
                task.address(),
                wanted)
            .label("its containers are " + Words.list(names))
            .related(task.header(), "the task definition")
            .note(
                Words.aws(
                    "The container "
                        + wanted
                        + " is not valid. The value for 'containerName' must already be specified"
                        + " in the task definition."));
    Optional<String> meant =
        names.size() == 1 ? Optional.of(names.getFirst()) : Suggestions.nearest(wanted, names);
    meant.ifPresent(name ->
        diagnostic.fix(
            "change it to \"" + name + "\"",
            Edits.replace(registry, "container", "\"" + name + "\"")));
    return diagnostic;
  }

  private Diagnostic.Builder noPort(Container container, Block registry, int port) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                registry.valueSpan("container_port"),
                "%s does not publish port %d",
                container.title(),
                port)
            .label("no such port mapping");
    List<PortMapping> ports = container.ports();
    ports.forEach(mapping -> diagnostic.related(mapping.span(), "publishes " + mapping.range()));
    if (ports.isEmpty()) {
      String mapping = "port_mapping { container_port = " + port + "/tcp }";
      return diagnostic
          .related(container.block().header(), "publishes no port")
          .fix(
              "add " + mapping + " to " + container.title(), Edits.add(container.block(), mapping));
    }
    String first = Objects.toString(ports.getFirst().range());
    return diagnostic.fix(
        "change it to " + first, Edits.replace(registry, "container_port", first));
  }
}
