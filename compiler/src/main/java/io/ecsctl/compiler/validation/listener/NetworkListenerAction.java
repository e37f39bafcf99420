package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Optional;

/**
 * A network load balancer sees no requests, so that it can neither redirect nor answer them.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateListener, {@code defaultActions}.
 */
final class NetworkListenerAction implements ValidationRule {
  private static final List<String> OTHERS =
      List.of(
          "redirect",
          "fixed_response",
          "authenticate_oidc",
          "authenticate_cognito",
          "jwt_validation");

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS542", "network-listener-action", "Network load balancer that does more than forward");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Listener listener : model.listeners()) {
      Optional<LoadBalancer> balancer =
          model.loadBalancer(listener.loadBalancer()).filter(its -> !its.isApplication());
      boolean certain = balancer.isPresent() && balancer.get().body().text("type") != null;
      for (Block action : listener.defaultActions()) {
        for (String name : OTHERS) {
          if (certain && Fields.isSet(action, name)) {
            sink.report(
                Diagnostic.of(
                        info(),
                        action.block(name).map(Block::header).orElse(action.header()),
                        "%s has the action %s, but %s can only forward",
                        listener.address(),
                        name,
                        balancer.get().address())
                    .label("only forward")
                    .related(
                        balancer.get().body().valueSpan("type"),
                        "a " + balancer.get().body().text("type") + " load balancer"));
          }
        }
      }
    }
  }
}
