package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.PortRange;
import java.util.HashMap;
import java.util.Map;

/**
 * A port of a load balancer has one listener; rules tell the requests on it apart.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateListener, DuplicateListener.
 */
final class DuplicateListener implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS514", "duplicate-listener", "Two listeners of a load balancer on one port");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<String, Listener> first = new HashMap<>();
    for (Listener listener : model.listeners()) {
      ResourceAddress balancer = listener.loadBalancer();
      PortRange port = listener.port();
      if (balancer == null || port == null) {
        continue;
      }
      Listener earlier = first.putIfAbsent(balancer + " " + port.from(), listener);
      if (earlier != null) {
        sink.report(
            Diagnostic.of(
                    info(),
                    listener.body().valueSpan("port"),
                    "%s and %s both listen on port %d of %s",
                    earlier.address(),
                    listener.address(),
                    port.from(),
                    balancer)
                .label("second listener")
                .related(earlier.body().valueSpan("port"), "first listener")
                .detail("Rules of one listener tell requests apart by path, host or header.")
                .note(
                    Words.aws(
                        "DuplicateListener: A listener already exists on this port for this load"
                            + " balancer")));
      }
    }
  }
}
