package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Forward;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;

/**
 * An application load balancer forwards HTTP and HTTPS; a network one forwards what it received.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateListener.
 */
final class ProtocolPair implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS519", "protocol-pair", "Listener and target group protocols that do not go together");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      String protocol = group.protocol();
      for (Forward forward : model.forwardsTo(group.address())) {
        Optional<LoadBalancer> balancer =
            Optional.ofNullable(forward.listener())
                .flatMap(l -> model.loadBalancer(l.loadBalancer()));
        boolean application = balancer.filter(LoadBalancer::isApplication).isPresent();
        boolean network = balancer.filter(LoadBalancer::isNetwork).isPresent();
        if (protocol == null
            || balancer.isEmpty()
            || !(application || network)
            || application == protocol.startsWith("HTTP")) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    group.body().valueSpan("protocol"),
                    "%s speaks %s, but %s forwards to it",
                    group.address(),
                    protocol,
                    balancer.get().address())
                .label(
                    application
                        ? "HTTP or HTTPS behind an application load balancer"
                        : "not HTTP behind a network load balancer")
                .related(forward.action().header(), "forwards to it")
                .related(
                    balancer.get().body().valueSpan("type"),
                    application ? "an application load balancer" : "a network load balancer"));
        break;
      }
    }
  }
}
