package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.LoadBalancerPaths;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Health checks may go to another port than requests do, and the security groups have to let them
 * through as well.
 *
 * <p>Source: Application Load Balancer User Guide, target group health checks.
 */
final class HealthCheckUnreachable implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS633", "health-check-unreachable", "Health checks that cannot reach the tasks");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Set<String> asked = new HashSet<>();
    for (LoadBalancerPaths.Question question : LoadBalancerPaths.questions(model)) {
      Integer port = question.group().healthCheckPort();
      boolean requestsArrive =
          LoadBalancerPaths.trace(model, question, question.containerPort().from()).verdict()
              instanceof Verdict.Proved;
      if (port == null
          || port == question.containerPort().from()
          || !requestsArrive
          || !asked.add(question.service().address() + " " + question.balancer().address())) {
        continue;
      }
      String headline =
          "health checks of %s cannot reach the tasks on port %d"
              .formatted(question.group().address(), port);
      for (Path path :
          List.of(
              LoadBalancerPaths.leaving(model, question, port),
              LoadBalancerPaths.entering(model, question, port))) {
        if (path.blocker().orElse(null) instanceof Blocker.SecurityGroups blocker) {
          Block check = Objects.requireNonNull(question.group().healthCheck());
          sink.report(
              BlockedPorts.describe(
                      info(),
                      headline,
                      path,
                      blocker,
                      port,
                      "health checks go to " + port,
                      BlockedPorts.peerOf(model, question, blocker),
                      BlockedPorts.needed(model, blocker))
                  .related(check.valueSpan("port"), "health checks go to this port"));
        }
      }
    }
  }
}
