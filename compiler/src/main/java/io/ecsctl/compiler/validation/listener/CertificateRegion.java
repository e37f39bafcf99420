package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.List;

/**
 * A load balancer uses certificates of its own region. That a certificate is issued, and for which
 * names, only the account knows.
 *
 * <p>Source: Application Load Balancer User Guide, HTTPS listeners.
 */
final class CertificateRegion implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS517", "certificate-region", "Certificate of another region");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    String region = model.program().stack().region();
    for (Listener listener : model.listeners()) {
      check(listener, "certificate", region, sink);
      check(listener, "additional_certificates", region, sink);
    }
  }

  private void check(Listener listener, String name, String region, DiagnosticSink sink) {
    Value value = listener.body().value(name);
    List<Value> arns =
        value instanceof Value.Sequence list
            ? list.elements()
            : value == null ? List.of() : List.of(value);
    for (int i = 0; i < arns.size(); i++) {
      String[] parts =
          arns.get(i) instanceof Value.Text(var arn) ? arn.split(":", 5) : new String[0];
      // Server certificates of IAM are of no region.
      if (parts.length < 4
          || !parts[2].equals("acm")
          || region.isEmpty()
          || parts[3].equals(region)) {
        continue;
      }
      sink.report(
          Diagnostic.of(
                  info(),
                  value instanceof Value.Sequence
                      ? Fields.elementSpan(listener.body(), name, i)
                      : listener.body().valueSpan(name),
                  "%s has a certificate of %s, but the stack is in %s",
                  listener.address(),
                  parts[3],
                  region)
              .label("in " + parts[3]));
    }
  }
}
