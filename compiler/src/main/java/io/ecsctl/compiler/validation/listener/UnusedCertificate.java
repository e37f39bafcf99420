package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;
import java.util.Map;

/**
 * Only HTTPS and TLS listeners present a certificate.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateListener, {@code certificates}, {@code
 * sslPolicy}.
 */
final class UnusedCertificate implements LocalRule {
  private static final Map<String, String> SECURE = Map.of("HTTP", "HTTPS", "TCP", "TLS");

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS516", "unused-certificate", "Certificate or TLS policy on a listener without TLS");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Listener listener : model.listeners()) {
      String protocol = listener.protocol();
      if (protocol == null || protocol.equals("HTTPS") || protocol.equals("TLS")) {
        continue;
      }
      String secure = SECURE.get(protocol);
      for (String name : List.of("certificate", "ssl_policy", "additional_certificates")) {
        if (Fields.isSet(listener.body(), name)) {
          Diagnostic.Builder diagnostic =
              Diagnostic.of(
                      info(),
                      listener.body().valueSpan(name),
                      "%s speaks %s, but says %s",
                      listener.address(),
                      protocol,
                      name)
                  .label("of no use without TLS")
                  .related(listener.body().valueSpan("protocol"), "no TLS");
          if (secure != null) {
            diagnostic.fix(
                "change the protocol to " + secure,
                Edits.replace(listener.body(), "protocol", secure));
          }
          sink.report(diagnostic);
          break;
        }
      }
    }
  }
}
