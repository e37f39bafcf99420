package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.PortRange;
import java.util.HashMap;
import java.util.Map;

/**
 * Where there is an HTTPS listener, the one on port 80 is there to send clients to it.
 *
 * <p>Source: derived from the Application Load Balancer User Guide, redirect actions.
 */
final class PlainForward implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS539", "plain-forward", "Plain HTTP served beside HTTPS");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<ResourceAddress, Listener> secure = new HashMap<>();
    for (Listener listener : model.listeners()) {
      ResourceAddress balancer = listener.loadBalancer();
      if (balancer != null && "HTTPS".equals(Protocols.spokenBy(model, listener))) {
        secure.putIfAbsent(balancer, listener);
      }
    }
    for (Listener listener : model.listeners()) {
      Listener other = listener.loadBalancer() == null ? null : secure.get(listener.loadBalancer());
      PortRange port = listener.port();
      boolean open =
          model
              .loadBalancer(listener.loadBalancer())
              .filter(LoadBalancer::isInternetFacing)
              .isPresent();
      if (other == null
          || !open
          || port == null
          || port.from() != 80
          || !"HTTP".equals(Protocols.spokenBy(model, listener))) {
        continue;
      }
      for (Block action : listener.defaultActions()) {
        if (Fields.isSet(action, "forward") || Fields.isSet(action, "forward_config")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      action.header(),
                      "%s serves in the clear what %s serves with TLS",
                      listener.address(),
                      other.address())
                  .label("forwards")
                  .related(other.header(), "the one with TLS")
                  .fix(
                      "redirect instead: redirect { protocol = HTTPS, port = 443, status_code ="
                          + " HTTP_301 }"));
        }
      }
    }
  }
}
