package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.HostPorts;
import io.ecsctl.compiler.reachability.LoadBalancerPaths;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Attempt;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Probe;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Purpose;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Question;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.reachability.Reachability;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the rules about the way from a load balancer to a task share. */
final class UnreachablePorts {
  private UnreachablePorts() {}

  /**
   * Reports each of the attempts that a security group stops; once a service, balancer and port.
   */
  static void report(
      ProgramModel model,
      DiagnosticSink sink,
      RuleInfo rule,
      Predicate<Attempt> concerns,
      Function<Attempt, String> headline) {
    Set<String> told = new HashSet<>();
    for (Attempt attempt : Reachability.of(model).attempts()) {
      if (!concerns.test(attempt) || !isPublished(attempt)) {
        continue;
      }
      for (Path path : List.of(attempt.leaving(), attempt.entering())) {
        if (path.blocker().orElse(null) instanceof Blocker.SecurityGroups blocker
            && told.add(key(attempt, blocker))) {
          sink.report(describe(model, rule, headline.apply(attempt), attempt, path, blocker));
        }
      }
    }
  }

  private static String key(Attempt attempt, Blocker.SecurityGroups blocker) {
    return String.join(
        " ",
        attempt.question().service().address().toString(),
        attempt.question().balancer().address().toString(),
        attempt.place().owner().address().toString(),
        attempt.probe().protocol(),
        attempt.probe().ports().text(),
        blocker.direction().word());
  }

  /** A port that is not published, or by another protocol, is ECS504 or ECS505. */
  private static boolean isPublished(Attempt attempt) {
    return attempt.probe().purpose() == Purpose.HEALTH_CHECKS
        || mapping(attempt)
            .filter(m ->
                Objects.requireNonNull(m.range()).protocol().equals(attempt.probe().protocol()))
            .isPresent();
  }

  static Optional<PortMapping> mapping(Attempt attempt) {
    Question question = attempt.question();
    return question
        .task()
        .container(Objects.toString(question.target().container(), ""))
        .flatMap(c -> c.mappingOf(question.containerPort().from(), attempt.probe().protocol()));
  }

  private static Diagnostic.Builder describe(
      ProgramModel model,
      RuleInfo rule,
      String headline,
      Attempt attempt,
      Path path,
      Blocker.SecurityGroups blocker) {
    Probe probe = attempt.probe();
    Question question = attempt.question();
    String ports = probe.ports().text();
    boolean checks = probe.purpose() == Purpose.HEALTH_CHECKS;
    String needed =
        (checks
                ? "health checks go to "
                : "target group \"" + question.group().address().name() + "\" sends to ")
            + ports;
    String peer =
        blocker.direction() == Direction.EGRESS
            ? BlockedPorts.naming(attempt.place())
            : attempt.balancer().groups().isEmpty()
                    && LoadBalancerPaths.keepsClients(question, probe)
                ? question.balancer().isInternetFacing() ? "0.0.0.0/0" : ""
                : BlockedPorts.naming(attempt.balancer());
    Diagnostic.Builder diagnostic =
        BlockedPorts.describe(
            rule,
            headline,
            path,
            blocker,
            ports + "/" + probe.protocol(),
            needed,
            peer,
            TakenPorts.of(model).at(blocker));
    Block check = question.group().healthCheck();
    if (checks && check != null && check.has("port")) {
      return diagnostic.related(check.valueSpan("port"), "health checks go to this port");
    }
    mapping(attempt)
        .ifPresent(m ->
            diagnostic.related(
                m.span(),
                probe.ports() instanceof HostPorts.Dynamic(var least, var _)
                    ? "without a host port: Docker takes any free one from " + least.from() + " on"
                    : "the container listens here"));
    return diagnostic;
  }
}
