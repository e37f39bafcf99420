package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Objects;
import java.util.Optional;

/**
 * Requests to the listener are dropped before the load balancer sees them, and clients time out.
 *
 * <p>Source: Application Load Balancer User Guide, security groups.
 */
final class ListenerUnreachable implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS634",
        "listener-unreachable",
        "Listener port that its own security group does not open");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Listener listener : model.listeners()) {
      Optional<LoadBalancer> balancer = model.loadBalancer(listener.loadBalancer());
      if (balancer.isEmpty() || listener.port() == null) {
        continue;
      }
      int port = Objects.requireNonNull(listener.port()).from();
      Path path = Reachability.of(model).clients().traceAnybody(listener, balancer.get());
      if (path.blocker().orElse(null) instanceof Blocker.SecurityGroups blocker) {
        String headline = "nobody can reach %s on port %d".formatted(listener.address(), port);
        String peer = balancer.get().isInternetFacing() ? "0.0.0.0/0" : "";
        sink.report(
            BlockedPorts.describe(
                    info(),
                    headline,
                    path,
                    blocker,
                    port + "/" + blocker.packet().protocol(),
                    "the listener is on " + port,
                    peer,
                    TakenPorts.of(model).at(blocker))
                .related(listener.body().valueSpan("port"), "listens here"));
      }
    }
  }
}
