package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.LoadBalancerPaths;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Security groups have to let the packet out of the load balancer and into the task; otherwise
 * health checks fail and ECS replaces the tasks for ever.
 *
 * <p>Source: Application Load Balancer User Guide, security groups.
 */
final class TaskUnreachable implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS630", "task-unreachable", "Load balancer that cannot reach its tasks");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Set<String> asked = new HashSet<>();
    for (LoadBalancerPaths.Question question : LoadBalancerPaths.questions(model)) {
      int port = question.containerPort().from();
      // A port that is not published, or not by TCP, is ECS504 or ECS505.
      Optional<PortMapping> mapping =
          question
              .task()
              .container(Objects.toString(question.target().container(), ""))
              .flatMap(c -> c.mappingOf(port))
              .filter(m -> Objects.requireNonNull(m.range()).protocol().equals("tcp"));
      if (mapping.isEmpty()
          || !asked.add(
              question.service().address() + " " + question.balancer().address() + " " + port)) {
        continue;
      }
      String headline =
          "the load balancer cannot reach container \"%s\" on port %d"
              .formatted(question.target().container(), port);
      for (Path path :
          List.of(
              LoadBalancerPaths.leaving(model, question, port),
              LoadBalancerPaths.entering(model, question, port))) {
        if (path.blocker().orElse(null) instanceof Blocker.SecurityGroups blocker) {
          String sends =
              "target group \"" + question.group().address().name() + "\" sends to " + port;
          sink.report(
              BlockedPorts.describe(
                      info(),
                      headline,
                      path,
                      blocker,
                      port,
                      sends,
                      BlockedPorts.peerOf(model, question, blocker),
                      BlockedPorts.needed(model, blocker))
                  .related(mapping.get().span(), "the container listens here"));
        }
      }
    }
  }
}
