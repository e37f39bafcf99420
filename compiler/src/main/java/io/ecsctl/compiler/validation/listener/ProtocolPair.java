package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Forward;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;
import java.util.Set;

/**
 * An application load balancer forwards HTTP and HTTPS; a network one forwards what it received.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateListener.
 */
final class ProtocolPair implements ValidationRule {
  /** What a network load balancer hands to its targets as it came. */
  private static final Set<String> PASSED_ON = Set.of("TCP", "UDP", "TCP_UDP");

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS519", "protocol-pair", "Listener and target group protocols that do not go together");
  }

  /** Whether nothing else forwards to it that would go on needing what it says now. */
  private static boolean behindNetworkOnly(ProgramModel model, TargetGroup group) {
    return model.forwardsTo(group.address()).stream()
        .allMatch(forward ->
            Optional.ofNullable(forward.listener())
                .flatMap(listener -> model.loadBalancer(listener.loadBalancer()))
                .filter(LoadBalancer::isNetwork)
                .isPresent());
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
        Diagnostic.Builder finding =
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
                    application ? "an application load balancer" : "a network load balancer");
        if (network && behindNetworkOnly(model, group)) {
          Optional.ofNullable(forward.listener())
              .map(Listener::protocol)
              .filter(PASSED_ON::contains)
              .ifPresent(received ->
                  finding.fix(
                      "change protocol to " + received,
                      Edits.set(group.body(), "protocol", received)));
        }
        sink.report(finding);
        break;
      }
    }
  }
}
