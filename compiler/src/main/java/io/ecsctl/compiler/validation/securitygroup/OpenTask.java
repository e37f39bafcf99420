package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.reachability.LoadBalancerPaths;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whoever reaches the tasks directly goes past the load balancer, its rules and its logs.
 *
 * <p>Source: derived from the Application Load Balancer User Guide, target security groups.
 */
final class OpenTask implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS635", "open-task", "Task port open to the whole internet behind a load balancer");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (LoadBalancerPaths.Question question : Reachability.of(model).balancers().questions()) {
      // Behind a network load balancer packets may come with the clients' own addresses.
      if (!question.task().isAwsvpc() || !question.balancer().isApplication()) {
        continue;
      }
      for (SecurityGroup group :
          model.network().securityGroups(question.service().securityGroups())) {
        if (question.balancer().securityGroups().addresses().contains(group.address())) {
          continue;
        }
        for (SecurityRule rule : group.ingress()) {
          List<SecurityRule.Peer> peers = rule.peers();
          int anyone =
              IntStream.range(0, peers.size())
                  .filter(i -> SecurityRules.isAnyone(peers.get(i)))
                  .findFirst()
                  .orElse(-1);
          if (anyone >= 0 && rule.covers(question.containerPort().from(), "tcp")) {
            List<ResourceAddress> groups = question.balancer().securityGroups().addresses();
            Diagnostic.Builder diagnostic =
                Diagnostic.of(
                        info(),
                        SecurityRules.peerSpan(rule, anyone),
                        "%s opens the tasks' port %d to the whole internet, past %s",
                        group.address(),
                        question.containerPort().from(),
                        question.balancer().address())
                    .label("only the load balancer needs it")
                    .related(question.balancer().header(), "in front of the tasks");
            if (!groups.isEmpty()) {
              diagnostic.fix(
                  "let in " + groups.getFirst() + " only",
                  Edits.replace(
                      SecurityRules.peerSpan(rule, anyone), groups.getFirst().toString()));
            }
            sink.report(diagnostic);
          }
        }
      }
    }
  }
}
