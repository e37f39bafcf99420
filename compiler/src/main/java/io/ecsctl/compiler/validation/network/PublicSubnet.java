package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Route;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.reachability.Routing;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/**
 * Public addresses are of use only in a subnet whose routes lead to an internet gateway, and a
 * gateway serves the VPC it is attached to.
 *
 * <p>Source: Amazon VPC User Guide, internet gateways.
 */
final class PublicSubnet implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS612",
        "public-subnet",
        "Public subnet that does not lead to its VPC's internet gateway");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Routing routing = Routing.of(model);
    for (Subnet subnet : model.subnets()) {
      if (Boolean.TRUE.equals(Fields.bool(subnet.body(), "map_public_ip_on_launch"))
          && !routing.notPublic(List.of(subnet)).isEmpty()) {
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                    info(),
                    subnet.body().valueSpan("map_public_ip_on_launch"),
                    "%s gives out public addresses, but does not lead to the internet",
                    subnet.address())
                .label("of no use without a route to an internet gateway");
        model
            .network()
            .tableOf(subnet)
            .ifPresentOrElse(
                table -> diagnostic.related(table.header(), "its route table"),
                () -> diagnostic.related(subnet.header(), "has no route table of its own"));
        sink.report(diagnostic);
      }
    }
    for (RouteTable table : model.routeTables()) {
      for (Route route : table.routes()) {
        ResourceAddress via = route.via();
        ResourceAddress vpc =
            via == null || !via.kind().equals("internet_gateway") ? null : model.vpcOf(via);
        if (vpc != null && table.vpcAddress() != null && !vpc.equals(table.vpcAddress())) {
          sink.report(
              Diagnostic.of(
                      info(),
                      route.block().valueSpan("via"),
                      "%s is in %s, but routes through a gateway of %s",
                      table.address(),
                      table.vpcAddress(),
                      vpc)
                  .label(via + " is attached to " + vpc)
                  .related(
                      table.body().valueSpan("vpc"),
                      "the route table is in " + table.vpcAddress()));
        }
      }
    }
  }
}
