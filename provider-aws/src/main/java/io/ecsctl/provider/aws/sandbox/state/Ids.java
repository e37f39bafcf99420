package io.ecsctl.provider.aws.sandbox.state;

import java.util.HexFormat;

/** Ids that look like AWS's and follow from a counter alone. */
final class Ids {
  private Ids() {}

  /** {@code 0} and 16 hexadecimal digits, as after {@code vpc-}. */
  static String hex17(long seed, long count) {
    return "0" + hex16(seed, count);
  }

  static String hex16(long seed, long count) {
    return HexFormat.of().toHexDigits(mix(seed ^ mix(count)));
  }

  static String hex32(long seed, long count) {
    return hex16(seed, count) + hex16(~seed, count);
  }

  /** {@code 8-4-4-4-12} hexadecimal digits. */
  static String uuid(long seed, long count) {
    return new StringBuilder(hex32(seed, count))
        .insert(20, '-')
        .insert(16, '-')
        .insert(12, '-')
        .insert(8, '-')
        .toString();
  }

  /** 19 decimal digits, as in {@code ecs-svc/1234567890123456789}. */
  static String digits19(long seed, long count) {
    long positive = mix(seed ^ mix(count)) >>> 1;
    return "%d%018d".formatted(1 + positive % 9, positive % 1_000_000_000_000_000_000L);
  }

  /** The finaliser of SplitMix64: neighbours in, strangers out. */
  static long mix(long value) {
    long mixed = value + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
