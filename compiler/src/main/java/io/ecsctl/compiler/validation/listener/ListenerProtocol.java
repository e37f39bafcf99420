package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Optional;

/**
 * Application load balancers speak HTTP and HTTPS, network load balancers the layer below.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateListener, {@code protocol}.
 */
final class ListenerProtocol implements ValidationRule {
  private static final List<String> APPLICATION = List.of("HTTP", "HTTPS");
  private static final List<String> NETWORK =
      List.of("TCP", "UDP", "TLS", "TCP_UDP", "QUIC", "TCP_QUIC");

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS518", "listener-protocol", "Listener protocol that its load balancer does not speak");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Listener listener : model.listeners()) {
      Optional<LoadBalancer> balancer = model.loadBalancer(listener.loadBalancer());
      String protocol = listener.protocol();
      if (balancer.isEmpty() || protocol == null) {
        continue;
      }
      List<String> spoken =
          balancer.get().isApplication()
              ? APPLICATION
              : balancer.get().isNetwork() ? NETWORK : List.of(protocol);
      if (!spoken.contains(protocol)) {
        LoadBalancer its = balancer.get();
        sink.report(
            Diagnostic.of(
                    info(),
                    listener.body().valueSpan("protocol"),
                    "%s speaks %s, which %s does not",
                    listener.address(),
                    protocol,
                    its.address())
                .label("one of " + Words.choices(spoken))
                .related(
                    its.body().valueSpan("type"),
                    its.isApplication()
                        ? "an application load balancer"
                        : "a network load balancer"));
      }
    }
  }
}
