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
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Objects;

/**
 * In bridge and host mode a task has the address of its instance and a port of its own, which only
 * an {@code SRV} record can say; and ECS has to be told whose port that is. A records are for tasks
 * with addresses of their own.
 *
 * <p>Source: Amazon ECS Developer Guide, service discovery considerations; API reference,
 * ServiceRegistry.
 */
final class RegistryRecords implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS911", "registry-records", "Records that tasks on their instance's network cannot have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      TaskDefinition task = model.taskOf(service).orElse(null);
      String mode = task == null ? null : task.networkMode();
      if (task == null || mode == null || !(mode.equals("bridge") || mode.equals("host"))) {
        continue;
      }
      for (Block registry : service.body().blocks("service_registry")) {
        model
            .discoveryService(Fields.reference(registry, "registry"))
            .filter(DiscoveryService::recordsKnown)
            .ifPresent(found -> check(service, task, mode, registry, found, sink));
      }
    }
  }

  private void check(
      Service service,
      TaskDefinition task,
      String mode,
      Block registry,
      DiscoveryService found,
      DiagnosticSink sink) {
    for (Block record : found.records()) {
      String type = Objects.requireNonNullElse(record.text("type"), "");
      if (type.equals("A") || type.equals("AAAA")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    record.valueSpan("type"),
                    "%s has %s records, but the tasks of %s run in %s mode",
                    found.address(),
                    type,
                    service.address(),
                    mode)
                .label("for tasks in awsvpc mode")
                .related(registry.valueSpan("registry"), "registered here")
                .related(task.body().valueSpan("network_mode"), "in " + mode + " mode")
                .fix("change it to SRV, and say container and container_port"));
        return;
      }
      if (type.equals("SRV") && !(registry.has("container") && registry.has("container_port"))) {
        sink.report(
            Diagnostic.of(
                    info(),
                    registry.header(),
                    "%s does not say whose port it registers",
                    service.address())
                .label("needs container and container_port")
                .related(record.valueSpan("type"), "says a port")
                .related(task.body().valueSpan("network_mode"), "in " + mode + " mode"));
        return;
      }
    }
  }
}
