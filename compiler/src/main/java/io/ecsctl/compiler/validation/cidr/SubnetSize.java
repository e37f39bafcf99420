package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A subnet's block is a /16 to a /28.
 *
 * <p>Source: Amazon VPC User Guide, subnet sizing.
 */
final class SubnetSize implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS604", "subnet-size", "Subnet larger or smaller than AWS offers");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    model.subnets().forEach(subnet -> BlockSize.check(info(), subnet, subnet.cidr(), sink));
  }
}
