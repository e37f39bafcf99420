package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.DiscoveryService;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Optional;

/**
 * A namespace of type {@code HTTP} has no names in DNS, so its services have no records. And what
 * has a {@code CNAME} record has no other.
 *
 * <p>Source: AWS Cloud Map API reference, CreateService, {@code DnsConfig}.
 */
final class DiscoveryRecords implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS913", "discovery-records", "Records that a namespace or a service cannot have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (DiscoveryService service : model.discoveryServices()) {
      List<Block> records = service.records();
      if (service.body().has("dns_config")) {
        model
            .namespace(service.namespace())
            .filter(namespace -> "HTTP".equals(namespace.type()))
            .ifPresent(namespace ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            service.body().valueSpan("dns_config"),
                            "%s has records, but %s has no names in DNS",
                            service.address(),
                            namespace.address())
                        .label("for DNS namespaces")
                        .related(
                            namespace.body().has("type")
                                ? namespace.body().valueSpan("type")
                                : namespace.header(),
                            "HTTP")
                        .fix("remove dns_config", removed(service))));
      }
      Optional<Block> alias =
          records.stream().filter(record -> "CNAME".equals(record.text("type"))).findFirst();
      if (alias.isPresent() && records.size() > 1) {
        sink.report(
            Diagnostic.of(
                    info(),
                    alias.get().valueSpan("type"),
                    "%s has a CNAME record and others",
                    service.address())
                .label("takes no other beside it")
                .related(
                    records.stream()
                        .filter(record -> !record.equals(alias.get()))
                        .findFirst()
                        .orElseThrow()
                        .header(),
                    "another one")
                .fix("remove the CNAME record", Edits.removeBlock(alias.get())));
      }
    }
  }

  private static Edit[] removed(DiscoveryService service) {
    return service.body().block("dns_config").map(Edits::removeBlock).orElse(new Edit[0]);
  }
}
