package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.DiscoveryService;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Optional;

/**
 * An {@code SRV} record of a task in awsvpc mode holds a port: {@code port} says it, or {@code
 * container} and {@code container_port} do. An {@code A} record holds none.
 *
 * <p>Source: Amazon ECS API reference, ServiceRegistry.
 */
final class RegistryPort implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS912", "registry-port", "Registered port that is said twice, or that no record holds");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if (model.taskOf(service).filter(TaskDefinition::isAwsvpc).isEmpty()) {
        continue;
      }
      for (Block registry : service.body().blocks("service_registry")) {
        Optional<DiscoveryService> found =
            model.discoveryService(Fields.reference(registry, "registry"));
        boolean addressesOnly =
            found
                .filter(DiscoveryService::recordsKnown)
                .filter(RegistryPort::addresses)
                .isPresent();
        if (registry.has("container_port") && registry.has("port")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      registry.valueSpan("port"),
                      "%s says the port it registers twice",
                      service.address())
                  .label("one port")
                  .related(registry.valueSpan("container_port"), "and another one")
                  .fix("remove port", Edits.remove(registry, "port")));
        } else if (registry.has("container_port") && addressesOnly) {
          sink.report(
              Diagnostic.of(
                      info(),
                      registry.valueSpan("container_port"),
                      "%s registers a port, but %s has addresses only",
                      service.address(),
                      found.orElseThrow().address())
                  .label("no record holds it")
                  .related(found.orElseThrow().records().getFirst().valueSpan("type"), "an address")
                  .note(
                      Words.aws(
                          "The values specified for serviceRegistries do not require a value for"
                              + " 'containerPort'"))
                  .fix("remove container and container_port"));
        } else if (!registry.has("port")
            && !(registry.has("container") && registry.has("container_port"))) {
          found
              .filter(DiscoveryService::recordsKnown)
              .flatMap(its -> its.records().stream().filter(RegistryPort::holdsPort).findFirst())
              .ifPresent(record ->
                  sink.report(
                      Diagnostic.of(
                              info(),
                              registry.header(),
                              "%s does not say which port it registers",
                              service.address())
                          .label("needs port, or container and container_port")
                          .related(record.valueSpan("type"), "says a port")));
        }
      }
    }
  }

  private static boolean holdsPort(Block record) {
    return "SRV".equals(record.text("type"));
  }

  private static boolean addresses(DiscoveryService service) {
    return !service.records().isEmpty()
        && service.records().stream()
            .allMatch(record -> List.of("A", "AAAA").contains(record.text("type")));
  }
}
