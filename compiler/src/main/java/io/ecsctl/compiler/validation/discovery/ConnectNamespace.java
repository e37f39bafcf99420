package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Cluster;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;

/**
 * Services find each other in a namespace: their own, or the default one of their cluster.
 *
 * <p>Source: Amazon ECS API reference, ServiceConnectConfiguration, {@code namespace}.
 */
final class ConnectNamespace implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS902", "connect-namespace", "Service Connect without a namespace");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Connect connect : Connect.all(model)) {
      Optional<Cluster> cluster = model.cluster(connect.service().cluster());
      if (!connect.block().has("namespace")
          && cluster.isPresent()
          && !cluster.get().body().has("service_connect_defaults")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    connect.block().header(),
                    "%s uses Service Connect in no namespace",
                    connect.service().address())
                .label("needs a namespace")
                .related(cluster.get().header(), "has no service_connect_defaults either")
                .fix("add namespace = namespace.NAME"));
      }
    }
  }
}
