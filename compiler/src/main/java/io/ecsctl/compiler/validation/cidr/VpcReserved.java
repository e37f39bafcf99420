package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Vpc;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Cidr;

/**
 * Loopback, link-local, multicast and reserved addresses never travel through a network.
 *
 * <p>Source: Amazon VPC User Guide, VPC CIDR blocks; RFC 6890.
 */
final class VpcReserved implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS607", "vpc-reserved", "VPC in a reserved range");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Vpc vpc : model.vpcs()) {
      Cidr cidr = vpc.cidr();
      ReservedRanges.of(cidr)
          .ifPresent(range ->
              sink.report(
                  Diagnostic.of(
                          info(),
                          vpc.body().valueSpan("cidr"),
                          "%s is in a range reserved for %s",
                          vpc.address(),
                          range.use())
                      .label(range.block() + " is not for networks")
                      .detail("Use a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.")));
    }
  }
}
