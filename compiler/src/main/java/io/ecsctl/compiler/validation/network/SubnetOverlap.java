package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.IpAddress;
import java.util.List;

/**
 * An address belongs to one subnet of a VPC.
 *
 * <p>Source: Amazon EC2 API reference, CreateSubnet, InvalidSubnet.Conflict.
 */
final class SubnetOverlap implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS606", "subnet-overlap", "Overlapping subnets");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    List<Subnet> subnets = model.subnets();
    for (int i = 0; i < subnets.size(); i++) {
      for (int j = 0; j < i; j++) {
        Cidr later = subnets.get(i).cidr();
        Cidr earlier = subnets.get(j).cidr();
        ResourceAddress vpc = subnets.get(i).vpcReference();
        if (vpc != null
            && vpc.equals(subnets.get(j).vpcReference())
            && later != null
            && earlier != null
            && later.overlaps(earlier)) {
          sink.report(overlap(model, subnets.get(j), earlier, subnets.get(i), later));
          break;
        }
      }
    }
  }

  private Diagnostic overlap(
      ProgramModel model, Subnet first, Cidr earlier, Subnet second, Cidr later) {
    String shared = IpAddress.format(earlier.first().max(later.first()), later.bits());
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                second.body().valueSpan("cidr"),
                "%s (%s) overlaps %s (%s)",
                second.address(),
                later,
                first.address(),
                earlier)
            .label(shared + " would be in both")
            .related(first.body().valueSpan("cidr"), first.address() + " is " + earlier)
            .note(
                Words.aws(
                    "InvalidSubnet.Conflict: The CIDR '"
                        + later
                        + "' conflicts with another subnet"));
    model
        .vpc(second.vpcAddress())
        .flatMap(vpc -> FreeBlocks.next(model, vpc, later.prefix()))
        .ifPresent(free ->
            diagnostic.fix(
                "change it to " + free + ", the next free block",
                Edits.replace(second.body(), "cidr", free.toString())));
    return diagnostic.build();
  }
}
