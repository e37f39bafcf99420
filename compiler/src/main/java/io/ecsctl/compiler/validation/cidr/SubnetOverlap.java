package io.ecsctl.compiler.validation.cidr;

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
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

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
    Map<ResourceAddress, Blocks> byVpc = new HashMap<>();
    for (Subnet subnet : model.subnets()) {
      ResourceAddress vpc = subnet.vpcReference();
      Cidr cidr = subnet.cidr();
      if (vpc == null || cidr == null) {
        continue;
      }
      Blocks blocks = byVpc.computeIfAbsent(vpc, _ -> new Blocks());
      Cidr block = cidr.canonical();
      blocks
          .overlapping(block)
          .ifPresent(earlier ->
              sink.report(
                  overlap(model, earlier, Objects.requireNonNull(earlier.cidr()), subnet, cidr)));
      blocks.add(block, subnet);
    }
  }

  /** The blocks of a VPC, found by what they contain: a program may have thousands. */
  private static final class Blocks {
    private final NavigableMap<Cidr, Subnet> blocks = new TreeMap<>();

    void add(Cidr block, Subnet subnet) {
      blocks.putIfAbsent(block, subnet);
    }

    /** Two blocks overlap exactly when one contains the other. */
    Optional<Subnet> overlapping(Cidr block) {
      for (int prefix = 0; prefix <= block.prefix(); prefix++) {
        Subnet around = blocks.get(new Cidr(block.first(), prefix, block.bits()).canonical());
        if (around != null) {
          return Optional.of(around);
        }
      }
      Map.Entry<Cidr, Subnet> inside = blocks.higherEntry(block);
      return inside != null && block.contains(inside.getKey())
          ? Optional.of(inside.getValue())
          : Optional.empty();
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
