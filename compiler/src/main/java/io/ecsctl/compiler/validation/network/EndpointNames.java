package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Vpc;
import io.ecsctl.compiler.model.VpcEndpoint;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;

/**
 * An endpoint's private names are in a zone that belongs to its VPC, and there is such a zone only
 * with both DNS attributes. One finding a VPC: it is one mistake.
 *
 * <p>Source: AWS PrivateLink Guide, private DNS; Amazon EC2 API reference, CreateVpcEndpoint.
 */
final class EndpointNames implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS845", "endpoint-names", "Endpoint with private names in a VPC that has none");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Vpc vpc : model.vpcs()) {
      model.vpcEndpoints().stream()
          .filter(
              endpoint -> Objects.equals(endpoint.vpcAddress(), vpc.address()) && named(endpoint))
          .findFirst()
          .ifPresent(endpoint ->
              DnsAttributes.missing(vpc)
                  .ifPresent(missing -> sink.report(describe(vpc, endpoint, missing))));
    }
  }

  private static boolean named(VpcEndpoint endpoint) {
    return endpoint.isInterface()
        && Boolean.TRUE.equals(Fields.bool(endpoint.body(), "private_dns_enabled"));
  }

  private Diagnostic.Builder describe(Vpc vpc, VpcEndpoint endpoint, String missing) {
    return DnsAttributes.fix(
        Diagnostic.of(
                info(),
                vpc.body().valueSpan(missing),
                "%s has no private names, and %s wants some",
                vpc.address(),
                endpoint.address())
            .label(DnsAttributes.label(vpc, missing))
            .related(
                endpoint.body().valueSpan("private_dns_enabled"),
                "needs both DNS attributes of its VPC")
            .note(
                Words.aws(
                    "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC"
                        + " attributes set to true")),
        vpc,
        missing);
  }
}
