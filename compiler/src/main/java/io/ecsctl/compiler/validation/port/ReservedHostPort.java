package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Set;
import java.util.TreeSet;

/**
 * Docker, the agent and remote access have their ports on every instance; no task that wants one of
 * them is ever placed.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code hostPort}; README of the Amazon ECS
 * container agent, ECS_RESERVED_PORTS.
 */
final class ReservedHostPort implements ValidationRule {
  private static final Set<Integer> LINUX = Set.of(22, 2375, 2376, 51678, 51679, 51680);
  private static final Set<Integer> WINDOWS =
      Set.of(53, 135, 139, 445, 2375, 2376, 3389, 5985, 5986, 51678, 51679);

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS133", "reserved-host-port", "Host port that the instance keeps for itself");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Set<Integer> reserved = task.isWindows() ? WINDOWS : LINUX;
      FixedPort.of(task)
          .filter(port -> port.number().protocol().equals("tcp") && port.number().isSingle())
          .filter(port -> reserved.contains(port.number().from()))
          .filter(_ -> !isReleased(model))
          .forEach(port -> {
            Diagnostic.Builder diagnostic =
                Diagnostic.of(
                        info(),
                        port.span(),
                        "%s takes host port %d, which the instance keeps for itself",
                        port.container().title(),
                        port.number().from())
                    .label(owner(port.number().from()))
                    .detail(
                        "Reserved are %s. No instance has one of them free, so the task is"
                            + " never placed.",
                        Words.list(new TreeSet<>(reserved)));
            port.fix(diagnostic);
            sink.report(diagnostic);
          });
    }
  }

  /** Whether agents of the program are told other ports, or it is not known what they are told. */
  private static boolean isReleased(ProgramModel model) {
    return model.launchTemplates().stream()
        .anyMatch(template ->
            !Fields.isKnown(template.body(), "ecs_agent")
                || template.agent().filter(agent -> agent.has("reserved_ports")).isPresent());
  }

  private static String owner(int port) {
    return switch (port) {
      case 22 -> "SSH";
      case 53 -> "DNS";
      case 2375, 2376 -> "Docker";
      case 3389 -> "remote desktop";
      case 51678, 51679, 51680 -> "the ECS agent";
      default -> "Windows";
    };
  }
}
