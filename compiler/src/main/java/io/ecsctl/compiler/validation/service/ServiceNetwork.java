package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.List;

/**
 * At most 16 subnets and 5 security groups, at least one subnet, and all in one VPC.
 *
 * <p>Source: Amazon ECS API reference, AwsVpcConfiguration.
 */
final class ServiceNetwork implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS404", "service-network", "Network of a service that AWS does not accept");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      limit(service, "subnets", 16, sink);
      limit(service, "security_groups", 5, sink);
      if (service.body().value("subnets") instanceof Value.Sequence
          && service.body().elements("subnets").isEmpty()) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("subnets"),
                    "%s has an empty list of subnets",
                    service.address())
                .label("needs at least one"));
      }
      oneVpc(model, service, sink);
    }
  }

  private void limit(Service service, String name, int maximum, DiagnosticSink sink) {
    int count = service.body().elements(name).size();
    if (count > maximum) {
      sink.report(
          Diagnostic.of(
                  info(),
                  Fields.elementSpan(service.body(), name, maximum),
                  "%s has %d %s; AWS allows %d",
                  service.address(),
                  count,
                  name.replace('_', ' '),
                  maximum)
              .label("one too many"));
    }
  }

  private void oneVpc(ProgramModel model, Service service, DiagnosticSink sink) {
    ResourceAddress first = null;
    SourceSpan firstSpan = null;
    for (String name : List.of("subnets", "security_groups")) {
      List<Value> elements = service.body().elements(name);
      for (int i = 0; i < elements.size(); i++) {
        ResourceAddress vpc =
            elements.get(i) instanceof Value.Reference(var address) ? model.vpcOf(address) : null;
        SourceSpan span = Fields.elementSpan(service.body(), name, i);
        if (vpc == null) {
          continue;
        }
        if (first == null || firstSpan == null) {
          first = vpc;
          firstSpan = span;
        } else if (!vpc.equals(first)) {
          sink.report(
              Diagnostic.of(info(), span, "%s mixes %s and %s", service.address(), first, vpc)
                  .label("in " + vpc)
                  .related(firstSpan, "in " + first)
                  .detail("A network interface is in one VPC, and so are its security groups."));
          return;
        }
      }
    }
  }
}
