package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import org.jspecify.annotations.Nullable;

/** What a listener speaks. */
final class Protocols {
  private Protocols() {}

  /**
   * As it says; of an application load balancer HTTPS when it has a certificate, else HTTP. Null
   * when not known.
   */
  static @Nullable String spokenBy(ProgramModel model, Listener listener) {
    if (listener.body().has("protocol")) {
      return listener.protocol();
    }
    boolean application =
        model.loadBalancer(listener.loadBalancer()).filter(LoadBalancer::isApplication).isPresent();
    return !application || !Fields.isKnown(listener.body(), "certificate")
        ? null
        : listener.body().has("certificate") ? "HTTPS" : "HTTP";
  }
}
