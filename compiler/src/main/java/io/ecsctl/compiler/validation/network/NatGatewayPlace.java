package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.NatGateway;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Route;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Hop;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.reachability.Routing;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Optional;

/**
 * A NAT gateway reaches the internet through the routes of the subnet it stands in, and serves its
 * own VPC.
 *
 * <p>Source: Amazon VPC User Guide, NAT gateways.
 */
final class NatGatewayPlace implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS613", "nat-gateway-place", "NAT gateway that cannot do its work");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Routing routing = Routing.of(model);
    for (NatGateway nat : model.natGateways()) {
      Optional<Subnet> subnet = model.subnet(nat.subnet());
      if (nat.isPublic()
          && subnet.isPresent()
          && !routing.notPublic(List.of(subnet.get())).isEmpty()) {
        Optional<RouteTable> table = model.network().tableOf(subnet.get());
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                    info(),
                    nat.body().valueSpan("subnet"),
                    "%s stands in %s, which has no route to an internet gateway",
                    nat.address(),
                    subnet.get().address())
                .label("not a public subnet")
                .note(
                    "path: "
                        + new Path(
                            List.of(Hop.of(nat), Hop.of(subnet.get())),
                            new Verdict.Blocked(new Blocker.NoRoute(subnet.get(), table))));
        table.ifPresentOrElse(
            its -> diagnostic.related(its.header(), "its route table"),
            () -> diagnostic.related(subnet.get().header(), "has no route table of its own"));
        sink.report(diagnostic);
      }
    }
    for (RouteTable table : model.routeTables()) {
      for (Route route : table.routes()) {
        ResourceAddress vpc =
            model.natGateway(route.via()).map(nat -> model.vpcOf(nat.address())).orElse(null);
        if (vpc != null && table.vpcAddress() != null && !vpc.equals(table.vpcAddress())) {
          sink.report(
              Diagnostic.of(
                      info(),
                      route.block().valueSpan("via"),
                      "%s is in %s, but routes through a NAT gateway in %s",
                      table.address(),
                      table.vpcAddress(),
                      vpc)
                  .label("in another VPC")
                  .related(
                      table.body().valueSpan("vpc"),
                      "the route table is in " + table.vpcAddress()));
        }
      }
    }
  }
}
