package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.Vpc;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Cidr;
import org.jspecify.annotations.Nullable;

/**
 * Which IPv4 blocks VPCs and subnets may have. Source: Amazon VPC User Guide, VPC CIDR blocks and
 * subnet sizing.
 */
final class BlockSize {
  private static final int LARGEST = 16;
  private static final int SMALLEST = 28;

  private BlockSize() {}

  static void check(RuleInfo rule, Element element, @Nullable Cidr cidr, DiagnosticSink sink) {
    if (cidr == null
        || cidr.bits() != 32
        || (cidr.prefix() >= LARGEST && cidr.prefix() <= SMALLEST)) {
      return;
    }
    Cidr nearest =
        new Cidr(cidr.address(), Math.clamp(cidr.prefix(), LARGEST, SMALLEST), 32).canonical();
    sink.report(
        Diagnostic.of(
                rule,
                element.body().valueSpan("cidr"),
                "%s is a /%d",
                element.address(),
                cidr.prefix())
            .label("/%d to /%d".formatted(LARGEST, SMALLEST))
            .note(
                Words.aws("InvalidSubnet.Range: The CIDR '" + cidr + "' is invalid.")
                    .replace(
                        "InvalidSubnet", element instanceof Vpc ? "InvalidVpc" : "InvalidSubnet"))
            .fix(
                "change it to " + nearest,
                Edits.replace(element.body(), "cidr", nearest.toString())));
  }
}
