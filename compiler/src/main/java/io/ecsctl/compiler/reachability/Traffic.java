package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.value.PortRange;
import java.util.List;

/**
 * Connections that are opened: over which protocol, to which ports.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param ports every one of them has to work
 */
public record Traffic(String protocol, PortRange ports) {
  /** Registries, logs and secrets all speak HTTPS. */
  public static final Traffic HTTPS = tcp(443);

  public static Traffic tcp(int port) {
    return new Traffic("tcp", PortRange.single(port, "tcp"));
  }

  /** What packets of a listener's or target group's protocol are. */
  static List<String> protocols(String protocol) {
    return switch (protocol) {
      case "UDP", "QUIC" -> List.of("udp");
      case "TCP_UDP", "TCP_QUIC" -> List.of("tcp", "udp");
      default -> List.of("tcp");
    };
  }

  /** {@code 443/tcp}, {@code 32768-60999/tcp}. */
  @Override
  public String toString() {
    return new PortRange(ports.from(), ports.to(), protocol).toString();
  }
}
