package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.value.IpAddress;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * One packet that is refused: the counterexample.
 *
 * @param peer the address on the other side; null when any would do
 * @param bits of {@code peer}
 */
public record Packet(@Nullable BigInteger peer, int bits, int port, String protocol) {
  /** {@code 10.0.0.4}; empty when any would do. */
  public String peerText() {
    return peer == null ? "" : IpAddress.format(peer, bits);
  }
}
