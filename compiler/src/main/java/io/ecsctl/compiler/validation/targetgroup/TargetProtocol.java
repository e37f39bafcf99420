package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.PortRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A group of TCP or HTTP targets sends nothing that a UDP port would receive, and the other way
 * round.
 *
 * <p>Source: derived from Elastic Load Balancing API reference, CreateTargetGroup.
 */
final class TargetProtocol implements ValidationRule {
  private static final List<String> UDP = List.of("UDP", "QUIC");

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS505",
        "target-protocol",
        "Target group that speaks another transport than the container");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      for (ServiceTarget target : service.loadBalancers()) {
        PortRange port = target.port();
        Optional<TargetGroup> group = model.targetGroup(target.targetGroup());
        String protocol = group.map(TargetGroup::protocol).orElse(null);
        String transport = protocol != null && UDP.contains(protocol) ? "udp" : "tcp";
        Optional<PortMapping> mapping =
            port == null
                ? Optional.empty()
                : model
                    .taskOf(service)
                    .flatMap(t -> t.container(Objects.toString(target.container(), "")))
                    .flatMap(c -> c.mappingOf(port.from(), transport));
        if (group.isEmpty()
            || mapping.isEmpty()
            || protocol == null
            || protocol.equals("TCP_UDP")) {
          continue;
        }
        PortRange published = Objects.requireNonNull(mapping.get().range());
        if (!published.protocol().equals(transport)) {
          sink.report(
              Diagnostic.of(
                      info(),
                      group.get().body().valueSpan("protocol"),
                      "%s sends %s, but the container listens on %s",
                      group.get().address(),
                      transport,
                      published)
                  .label(protocol + " travels over " + transport)
                  .related(mapping.get().span(), "listens on " + published.protocol())
                  .related(target.block().header(), "registered here"));
        }
      }
    }
  }
}
