package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Call;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.HashSet;
import java.util.Set;

/**
 * Calls from task to task go straight to the port of the one that is called, through the groups of
 * both. Who calls whom is taken from environment variables that hold a name of Service Connect or
 * service discovery.
 *
 * <p>Source: derived from the Amazon ECS Developer Guide, Service Connect.
 */
final class NeighbourUnreachable implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS638", "neighbour-unreachable", "Service that cannot reach another one it calls");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Reachability reachability = Reachability.of(model);
    Set<String> told = new HashSet<>();
    for (Call call : reachability.calls()) {
      for (Path path :
          reachability.neighbours().trace(call.caller(), call.callerTask(), call.offer())) {
        if (path.blocker().orElse(null) instanceof Blocker.SecurityGroups blocker
            && told.add(
                call.caller().address()
                    + " "
                    + call.callee().address()
                    + " "
                    + call.offer().ports().text()
                    + " "
                    + blocker.direction())) {
          TaskRunner other =
              blocker.direction() == Direction.INGRESS ? call.caller() : call.callee();
          String ports = call.offer().ports().text();
          sink.report(
              BlockedPorts.describe(
                      info(),
                      "%s calls \"%s\", but cannot reach %s on port %s"
                          .formatted(
                              call.caller().address(), call.name(), call.callee().address(), ports),
                      path,
                      blocker,
                      ports + "/" + call.offer().protocol(),
                      call.callee().address() + " is called on " + ports,
                      naming(model, other),
                      TakenPorts.of(model).at(blocker))
                  .related(call.span(), "calls \"" + call.name() + "\"")
                  .related(call.offer().span(), "the container listens here"));
        }
      }
    }
  }

  /** Tasks with interfaces of their own; of instances a person has to say. */
  private static String naming(ProgramModel model, TaskRunner runner) {
    return runner instanceof Service service
        ? model.network().securityGroups(service.securityGroups()).stream()
            .map(group -> group.address().toString())
            .findFirst()
            .orElse("")
        : "";
  }
}
