package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/**
 * What a port speaks is of interest to Service Connect's proxy, and to nobody else.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code appProtocol}.
 */
final class UnusedAppProtocol implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS219", "unused-app-protocol", "Protocol of a port that Service Connect does not serve");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      List<Service> services = model.servicesOf(task).toList();
      if (services.isEmpty() || !services.stream().allMatch(UnusedAppProtocol::isWithout)) {
        continue;
      }
      for (Container container : task.containers()) {
        for (PortMapping mapping : container.ports()) {
          if (mapping.block().text("app_protocol") != null) {
            sink.report(
                Diagnostic.of(
                        info(),
                        mapping.block().valueSpan("app_protocol"),
                        "app_protocol of %s counts for nothing without Service Connect",
                        container.title())
                    .label("for Service Connect only")
                    .related(services.getFirst().header(), "does not use Service Connect")
                    .fix("remove app_protocol", Edits.remove(mapping.block(), "app_protocol")));
          }
        }
      }
    }
  }

  private static boolean isWithout(Service service) {
    return Fields.isKnown(service.body(), "service_connect_configuration")
        && service
            .body()
            .block("service_connect_configuration")
            .map(connect -> Boolean.FALSE.equals(Fields.bool(connect, "enabled")))
            .orElse(true);
  }
}
