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
 * Subnets and security groups of a service are all in one VPC; how many there may be is a
 * constraint of the schema.
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
      oneVpc(model, service, sink);
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
