package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.value.Cidr;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that no VPC may have. Source: RFC 6890 and the Amazon VPC User Guide, VPC CIDR blocks.
 */
final class ReservedRanges {
  /** A block and what it is kept for. */
  record Range(Cidr block, String use) {}

  private static final List<Range> ALL =
      List.of(
          range("0.0.0.0/8", "\"this network\""),
          range("127.0.0.0/8", "loopback"),
          range("169.254.0.0/16", "link-local addresses"),
          range("224.0.0.0/4", "multicast"),
          range("240.0.0.0/4", "future use"));

  private ReservedRanges() {}

  private static Range range(String block, String use) {
    return new Range(Objects.requireNonNull(Cidr.parse(block)), use);
  }

  static Optional<Range> of(@Nullable Cidr cidr) {
    return cidr == null
        ? Optional.empty()
        : ALL.stream().filter(range -> range.block().overlaps(cidr)).findFirst();
  }
}
