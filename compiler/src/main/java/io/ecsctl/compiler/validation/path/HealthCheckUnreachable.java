package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.reachability.HostPorts;
import io.ecsctl.compiler.reachability.LoadBalancerPaths;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Attempt;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Purpose;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Health checks may go to another port than requests do, or come from other addresses, and the
 * security groups have to let them through as well.
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
    // Where requests do not arrive, that is what is wrong.
    Set<String> served =
        Reachability.of(model).attempts().stream()
            .filter(attempt ->
                attempt.probe().purpose() == Purpose.REQUESTS
                    && attempt.whole().verdict() instanceof Verdict.Proved)
            .map(HealthCheckUnreachable::way)
            .collect(Collectors.toSet());
    UnreachablePorts.report(
        model,
        sink,
        info(),
        attempt ->
            attempt.probe().purpose() == Purpose.HEALTH_CHECKS
                && served.contains(way(attempt))
                // A fixed port of tasks with dynamic ones is ECS509, open or not.
                && (attempt.question().task().isAwsvpc() || !dynamic(attempt.question())),
        attempt ->
            "health checks of %s cannot reach the tasks on port %s"
                .formatted(attempt.question().group().address(), attempt.probe().ports().text()));
  }

  private static boolean dynamic(LoadBalancerPaths.Question question) {
    return HostPorts.of(
            question.task(), question.target().container(), question.containerPort().from(), "tcp")
        instanceof HostPorts.Dynamic;
  }

  private static String way(Attempt attempt) {
    return attempt.question().service().address()
        + " "
        + attempt.question().group().address()
        + " "
        + attempt.question().balancer().address()
        + " "
        + attempt.place().owner().address();
  }
}
