package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A VPC's block is a /16 to a /28.
 *
 * <p>Source: Amazon VPC User Guide, VPC CIDR blocks.
 */
final class VpcSize implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS603", "vpc-size", "VPC larger or smaller than AWS offers");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    model.vpcs().forEach(vpc -> BlockSize.check(info(), vpc, vpc.cidr(), sink));
  }
}
