package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.NatGateway;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When the gateway's zone fails, the others lose the internet with it. A hint and no warning: one
 * gateway costs a third of three, and for most stacks that is a choice, not a mistake.
 *
 * <p>Source: Amazon VPC User Guide, NAT gateways.
 */
final class SingleNatGateway implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.hint(
        "ECS614", "single-nat-gateway", "One NAT gateway for several Availability Zones");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (NatGateway nat : model.natGateways()) {
      Set<String> zones = new TreeSet<>();
      for (RouteTable table : model.routeTables()) {
        if (table.routes().stream().anyMatch(route -> nat.address().equals(route.via()))) {
          model
              .network()
              .subnets(table.subnets())
              .forEach(subnet -> Optional.ofNullable(subnet.zone()).ifPresent(zones::add));
        }
      }
      if (zones.size() > 1) {
        sink.report(
            Diagnostic.of(info(), nat.header(), "%s serves %s", nat.address(), Words.list(zones))
                .label("if its zone fails, the others lose the internet too")
                .detail("A NAT gateway for each zone avoids that, and costs as much again."));
      }
    }
  }
}
