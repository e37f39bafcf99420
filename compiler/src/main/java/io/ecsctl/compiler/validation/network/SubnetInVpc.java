package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.Vpc;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.IpAddress;
import java.util.Optional;

/**
 * A subnet is a part of its VPC's block.
 *
 * <p>Source: Amazon EC2 API reference, CreateSubnet.
 */
final class SubnetInVpc implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS605", "subnet-in-vpc", "Subnet outside its VPC");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Subnet subnet : model.subnets()) {
      Optional<Vpc> vpc = model.vpc(subnet.vpcAddress());
      Cidr outer = vpc.map(Vpc::cidr).orElse(null);
      Cidr inner = subnet.cidr();
      if (vpc.isEmpty()
          || outer == null
          || inner == null
          || inner.bits() != 32
          || outer.contains(inner)
          || hasMoreBlocks(vpc.get())) {
        continue;
      }
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  subnet.body().valueSpan("cidr"),
                  "%s is %s, which is not inside %s",
                  subnet.address(),
                  inner,
                  outer)
              .label("outside of " + vpc.get().address())
              .related(
                  vpc.get().body().valueSpan("cidr"),
                  "from %s to %s"
                      .formatted(
                          IpAddress.format(outer.first(), 32), IpAddress.format(outer.last(), 32)))
              .note(Words.aws("InvalidSubnet.Range: The CIDR '" + inner + "' is invalid."));
      FreeBlocks.next(model, vpc.get(), inner.prefix())
          .ifPresent(free ->
              diagnostic.fix(
                  "change it to " + free + ", the next free block",
                  Edits.replace(subnet.body(), "cidr", free.toString())));
      sink.report(diagnostic);
    }
  }

  /** A VPC may have further blocks, which then may hold the subnet. */
  private static boolean hasMoreBlocks(Vpc vpc) {
    return vpc.body().has("secondary_cidrs") || vpc.body().has("cidr_block_association");
  }
}
