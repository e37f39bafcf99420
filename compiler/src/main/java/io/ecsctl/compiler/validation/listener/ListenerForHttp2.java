package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Forward;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * Clients agree on HTTP/2 while TLS is set up, so that only HTTPS listeners forward it.
 *
 * <p>Source: Application Load Balancer User Guide, target group protocol version.
 */
final class ListenerForHttp2 implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS520", "listener-for-http2", "gRPC or HTTP/2 targets behind a listener without TLS");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      String version = group.body().text("protocol_version");
      if (version == null || !(version.equals("GRPC") || version.equals("HTTP2"))) {
        continue;
      }
      for (Forward forward : model.forwardsTo(group.address())) {
        Listener listener = forward.listener();
        if (listener == null || !"HTTP".equals(Protocols.spokenBy(model, listener))) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    group.body().valueSpan("protocol_version"),
                    "%s speaks %s, but %s forwards to it without TLS",
                    group.address(),
                    version,
                    listener.address())
                .label("only behind an HTTPS listener")
                .related(
                    listener.body().valueSpan("protocol"),
                    listener.body().has("protocol") ? "HTTP" : "HTTP, as it has no certificate"));
        break;
      }
    }
  }
}
