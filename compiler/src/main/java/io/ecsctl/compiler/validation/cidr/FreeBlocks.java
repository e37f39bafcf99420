package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Vpc;
import io.ecsctl.compiler.value.Cidr;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds room for a subnet. */
final class FreeBlocks {
  private FreeBlocks() {}

  /** The first block of {@code prefix} in {@code vpc} that overlaps none of {@code taken}. */
  static Optional<Cidr> next(Cidr vpc, int prefix, List<Cidr> taken) {
    if (prefix < vpc.prefix()) {
      return Optional.empty();
    }
    Cidr candidate = new Cidr(vpc.first(), prefix, vpc.bits());
    while (vpc.contains(candidate)) {
      Cidr tested = candidate;
      Optional<Cidr> hit =
          taken.stream().filter(tested::overlaps).max(Comparator.comparing(Cidr::last));
      if (hit.isEmpty()) {
        return Optional.of(candidate);
      }
      BigInteger after = hit.get().last().max(candidate.last()).add(BigInteger.ONE);
      BigInteger size = candidate.size();
      BigInteger aligned = after.add(size).subtract(BigInteger.ONE).divide(size).multiply(size);
      if (aligned.bitLength() > vpc.bits()) {
        return Optional.empty();
      }
      candidate = new Cidr(aligned, prefix, vpc.bits());
    }
    return Optional.empty();
  }

  /** The same for one more subnet beside those that the program has in that VPC. */
  static Optional<Cidr> next(ProgramModel model, Vpc vpc, int prefix) {
    Cidr block = vpc.cidr();
    List<Cidr> taken =
        model.subnets().stream()
            .filter(subnet -> vpc.address().equals(subnet.vpcAddress()))
            .flatMap(subnet -> Optional.ofNullable(subnet.cidr()).stream())
            .toList();
    return block == null ? Optional.empty() : next(block.canonical(), prefix, taken);
  }
}
