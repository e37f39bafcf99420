package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.value.Cidr;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Addresses that are never routed on the internet. Source: RFC 1918. */
public final class PrivateRanges {
  private static final List<Cidr> RANGES =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
          .map(Cidr::parse)
          .map(Objects::requireNonNull)
          .toList();

  private PrivateRanges() {}

  public static boolean contains(Cidr block) {
    return RANGES.stream().anyMatch(range -> range.contains(block));
  }
}
