package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ranges exist in bridge and awsvpc mode and may not overlap what else the container maps.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code containerPortRange}.
 */
final class PortRanges implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS216", "port-ranges", "Port range that cannot be mapped");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        List<PortMapping> earlier = new ArrayList<>();
        for (PortMapping mapping : container.ports()) {
          PortRange port = mapping.range();
          if (port == null) {
            continue;
          }
          if (!port.isSingle()
              && ("host".equals(task.networkMode()) || "default".equals(task.networkMode()))) {
            sink.report(
                Diagnostic.of(
                        info(),
                        mapping.span(),
                        "%s maps the range %s in %s mode",
                        container.title(),
                        port,
                        Objects.toString(task.networkMode()))
                    .label("ranges exist in bridge and awsvpc mode only"));
          } else {
            earlier.stream()
                .filter(other -> overlap(port, other.range()))
                .findFirst()
                .ifPresent(other ->
                    sink.report(
                        Diagnostic.of(
                                info(),
                                mapping.span(),
                                "%s maps %s, which overlaps %s",
                                container.title(),
                                port,
                                Objects.toString(other.range()))
                            .label(
                                "port %d is in both"
                                    .formatted(
                                        Math.max(
                                            port.from(),
                                            Objects.requireNonNull(other.range()).from())))
                            .related(other.span(), "mapped here")));
          }
          earlier.add(mapping);
        }
      }
    }
  }

  /** Two single ports that are the same are ECS213. */
  private static boolean overlap(PortRange a, @Nullable PortRange b) {
    return b != null
        && (!a.isSingle() || !b.isSingle())
        && a.protocol().equals(b.protocol())
        && a.from() <= b.to()
        && b.from() <= a.to();
  }
}
