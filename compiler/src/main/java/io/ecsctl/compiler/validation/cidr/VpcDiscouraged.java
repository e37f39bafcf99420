package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Vpc;
import io.ecsctl.compiler.reachability.PrivateRanges;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Cidr;
import java.util.Objects;

/**
 * Docker uses 172.17.0.0/16 on every instance, and public addresses inside a VPC hide the real ones
 * on the internet.
 *
 * <p>Source: Amazon VPC User Guide, VPC CIDR blocks.
 */
final class VpcDiscouraged implements LocalRule {
  private static final Cidr DOCKER = Objects.requireNonNull(Cidr.parse("172.17.0.0/16"));

  /** Shared address space of RFC 6598: not private by the letter, but on no internet either. */
  private static final Cidr CARRIER = Objects.requireNonNull(Cidr.parse("100.64.0.0/10"));

  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS608", "vpc-discouraged", "VPC in a range that gets in the way");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Vpc vpc : model.vpcs()) {
      Cidr cidr = vpc.cidr();
      // Reserved ranges are ECS607.
      if (cidr == null || cidr.bits() != 32 || ReservedRanges.of(cidr).isPresent()) {
        continue;
      }
      if (DOCKER.overlaps(cidr)) {
        sink.report(
            Diagnostic.of(
                    info(),
                    vpc.body().valueSpan("cidr"),
                    "%s contains addresses that Docker uses",
                    vpc.address())
                .label("overlaps " + DOCKER)
                .detail(
                    "Docker's own network on instances, and some AWS services, use %s; packets to"
                        + " such addresses do not leave the instance.",
                    DOCKER));
      } else if (!PrivateRanges.contains(cidr) && !CARRIER.contains(cidr)) {
        sink.report(
            Diagnostic.of(
                    info(), vpc.body().valueSpan("cidr"), "%s uses public addresses", vpc.address())
                .label("not a private range")
                .detail(
                    "Whoever owns %s on the internet cannot be reached from this VPC. Use a part of"
                        + " 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.",
                    cidr));
      }
    }
  }
}
