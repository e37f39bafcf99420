package io.ecsctl.compiler.validation.cidr;

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
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
      borrowed(model, subnet, sink);
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

  /** The VPC is somebody else's, and has been looked up: all of its blocks are known then. */
  private void borrowed(ProgramModel model, Subnet subnet, DiagnosticSink sink) {
    Cidr inner = subnet.cidr();
    List<Cidr> blocks =
        model
            .borrowed(subnet.body(), "vpc")
            .map(vpc -> vpc.get("cidrs"))
            .filter(Value.Sequence.class::isInstance)
            .map(cidrs -> ((Value.Sequence) cidrs).elements())
            .orElse(List.of())
            .stream()
            .filter(Value.CidrBlock.class::isInstance)
            .map(cidr -> ((Value.CidrBlock) cidr).value())
            .toList();
    if (inner == null
        || inner.bits() != 32
        || blocks.isEmpty()
        || blocks.stream().anyMatch(block -> block.contains(inner))) {
      return;
    }
    String outer = blocks.stream().map(Cidr::toString).collect(Collectors.joining(" or "));
    sink.report(
        Diagnostic.of(
                info(),
                subnet.body().valueSpan("cidr"),
                "%s is %s, which is not inside %s",
                subnet.address(),
                inner,
                outer)
            .label("outside of " + subnet.vpcReference())
            .note(Words.aws("InvalidSubnet.Range: The CIDR '" + inner + "' is invalid."))
            .build());
  }

  /** A VPC may have further blocks, which then may hold the subnet. */
  private static boolean hasMoreBlocks(Vpc vpc) {
    return vpc.body().has("secondary_cidrs") || vpc.body().has("cidr_block_association");
  }
}
