package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.PortRange;
import java.util.HashMap;
import java.util.Map;

/**
 * What a service offers has a name in the namespace, the name of its port when no other is stated;
 * and clients call it by an alias. Both are one service's.
 *
 * <p>Source: Amazon ECS API reference, ServiceConnectService, {@code discoveryName}; Developer
 * Guide, Service Connect.
 */
final class DuplicateDiscoveryName implements ValidationRule {
  /** A name in a namespace. */
  private record Name(ResourceAddress namespace, String name) {}

  /** Where a name stands, and what has it. */
  private record Use(Service service, SourceSpan span) {}

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS903", "duplicate-discovery-name", "Two services with one name in a namespace");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<Name, Use> names = new HashMap<>();
    Map<Name, Use> aliases = new HashMap<>();
    for (Connect connect : Connect.all(model)) {
      ResourceAddress namespace = connect.namespace(model);
      if (namespace == null) {
        continue;
      }
      for (Block offered : connect.offered()) {
        String attribute = offered.has("discovery_name") ? "discovery_name" : "port_name";
        String name = offered.text(attribute);
        if (name != null) {
          Use use = new Use(connect.service(), offered.valueSpan(attribute));
          Use first = names.putIfAbsent(new Name(namespace, name), use);
          if (first != null && !first.service().equals(use.service())) {
            report(name, namespace, first, use, attribute, offered, sink);
          }
        }
        aliases(connect, namespace, offered, aliases, sink);
      }
    }
  }

  private void aliases(
      Connect connect,
      ResourceAddress namespace,
      Block offered,
      Map<Name, Use> aliases,
      DiagnosticSink sink) {
    for (Block alias : offered.blocks("client_alias")) {
      PortRange port = Fields.port(alias, "port");
      String name = alias.text("dns_name");
      if (port == null || name == null) {
        continue;
      }
      String title = name + ":" + port.from();
      Use use = new Use(connect.service(), alias.valueSpan("dns_name"));
      Use first = aliases.putIfAbsent(new Name(namespace, title), use);
      if (first != null && !first.service().equals(use.service())) {
        report(title, namespace, first, use, "dns_name", offered, sink);
      }
    }
  }

  private void report(
      String name,
      ResourceAddress namespace,
      Use first,
      Use second,
      String attribute,
      Block offered,
      DiagnosticSink sink) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                second.span(),
                "%s and %s are both \"%s\" in %s",
                first.service().address(),
                second.service().address(),
                name,
                namespace)
            .label("has this name too")
            .related(first.span(), first.service().address() + " has it");
    // What for_each makes is one text, and needs another name for each.
    boolean own = second.service().address().key() == null;
    sink.report(
        attribute.equals("port_name")
            ? diagnostic
                .detail("Without a discovery_name it is the name of the port.")
                .fix(
                    "add a discovery_name",
                    own
                        ? Edits.add(
                            offered,
                            "discovery_name = \"" + second.service().address().name() + "\"")
                        : new Edit[0])
            : diagnostic.fix("choose another name"));
  }
}
