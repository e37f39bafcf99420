package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A listener that ends TLS has exactly one default certificate.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateListener, {@code certificates}.
 */
final class MissingCertificate implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS515", "missing-certificate", "HTTPS or TLS listener without a certificate");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Listener listener : model.listeners()) {
      String protocol = listener.protocol();
      if (protocol != null
          && (protocol.equals("HTTPS") || protocol.equals("TLS"))
          && !listener.body().has("certificate")) {
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                    info(),
                    listener.body().valueSpan("protocol"),
                    "%s speaks %s, but has no certificate",
                    listener.address(),
                    protocol)
                .label("needs one")
                .fix("say certificate = …, the ARN of one in the stack's region");
        if (listener.body().has("additional_certificates")) {
          diagnostic.related(
              listener.body().valueSpan("additional_certificates"),
              "these are used besides the default one");
        }
        sink.report(diagnostic);
      }
    }
  }
}
