package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.PortRange;

/**
 * Instances hand these ports out by themselves, to connections and to dynamic mappings; whoever
 * wants a certain one may find it taken.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code hostPort}.
 */
final class EphemeralHostPort implements LocalRule {
  private static final int FIRST_ON_LINUX = 32768;
  private static final int FIRST_ON_WINDOWS = 49152;

  /** Reserved ones among them are ECS133. */
  private static final PortRange AGENT = new PortRange(51678, 51680, "tcp");

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS132", "ephemeral-host-port", "Host port from the range that is handed out");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      int first = task.isWindows() ? FIRST_ON_WINDOWS : FIRST_ON_LINUX;
      FixedPort.of(task)
          .filter(port -> port.number().to() >= first && !AGENT.contains(port.number().from()))
          .forEach(port -> {
            Diagnostic.Builder diagnostic =
                Diagnostic.of(
                        info(),
                        port.span(),
                        "%s takes host port %d, which the instance may have handed out",
                        port.container().title(),
                        port.number().from())
                    .label("from %d on ports are handed out".formatted(first));
            port.fix(diagnostic);
            sink.report(diagnostic);
          });
    }
  }
}
