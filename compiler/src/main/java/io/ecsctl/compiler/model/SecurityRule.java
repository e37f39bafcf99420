package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An {@code ingress} or {@code egress} block of a security group. */
public final class SecurityRule {
  /** By the numbers that IANA gave them. */
  private static final Map<Long, String> PROTOCOLS =
      Map.of(1L, "icmp", 6L, "tcp", 17L, "udp", 58L, "icmpv6");

  private final Direction direction;
  private final Block block;
  private final List<Peer> peers;
  private final boolean portsKnown;
  private final @Nullable PortRange ports;
  private final @Nullable String protocol;

  /** Reads once what rules and paths ask for, many times each. */
  SecurityRule(Direction direction, Block block) {
    this.direction = direction;
    this.block = block;
    this.peers =
        peerValues(block.value(direction.peers())).stream().map(SecurityRule::peer).toList();
    this.portsKnown = Fields.isKnown(block, "port");
    this.ports = Fields.port(block, "port");
    this.protocol = readProtocol(block, ports, portsKnown);
  }

  /** Which way traffic goes, seen from the group's members. */
  public enum Direction {
    INGRESS("ingress", "from"),
    EGRESS("egress", "to");

    private final String word;
    private final String peers;

    Direction(String word, String peers) {
      this.word = word;
      this.peers = peers;
    }

    /** The block's type. */
    public String word() {
      return word;
    }

    /** The attribute that names the other side. */
    public String peers() {
      return peers;
    }
  }

  /** The other side of a rule. */
  public sealed interface Peer {
    record Addresses(Cidr cidr) implements Peer {}

    record Group(ResourceAddress address) implements Peer {}

    /** A literal id, a group of somebody else's, a prefix list, or a value not known yet. */
    record Other() implements Peer {}
  }

  public Direction direction() {
    return direction;
  }

  public Block block() {
    return block;
  }

  /** In source order; an element that is not known yet is {@link Peer.Other}. */
  public List<Peer> peers() {
    return peers;
  }

  private static List<Value> peerValues(@Nullable Value value) {
    return value == null
        ? List.of()
        : value instanceof Value.Sequence sequence ? sequence.elements() : List.of(value);
  }

  private static Peer peer(Value value) {
    return switch (value) {
      case Value.CidrBlock(var cidr) -> new Peer.Addresses(cidr);
      case Value.Reference(var address)
          when address.kind().equals("security_group") && !address.data() ->
          new Peer.Group(address);
      case Value.Text(var text) -> named(text);
      default -> new Peer.Other();
    };
  }

  /** IPv6 blocks are written as text. */
  private static Peer named(String text) {
    Cidr cidr = Cidr.parse(text);
    return cidr == null ? new Peer.Other() : new Peer.Addresses(cidr);
  }

  /** The ports it opens; null when it opens all of its protocol, or they are not known. */
  public @Nullable PortRange ports() {
    return ports;
  }

  /** Whether {@link #ports} says all there is to say. */
  public boolean portsKnown() {
    return portsKnown;
  }

  /** {@code tcp}, {@code udp}, {@code icmp}, or {@code -1} for all; null when not known. */
  public @Nullable String protocol() {
    return protocol;
  }

  private static @Nullable String readProtocol(
      Block block, @Nullable PortRange ports, boolean portsKnown) {
    if (ports != null && !ports.protocol().isEmpty()) {
      return ports.protocol();
    }
    if (block.has("protocol")) {
      Long number = block.integer("protocol");
      String word = number == null ? block.text("protocol") : PROTOCOLS.get(number);
      return "all".equals(word)
          ? "-1"
          : word == null && number != null ? Long.toString(number) : word;
    }
    return ports != null ? "tcp" : portsKnown ? "-1" : null;
  }

  public boolean isKnown() {
    return protocol != null && portsKnown && peers.stream().noneMatch(Peer.Other.class::isInstance);
  }

  /**
   * Whether it covers {@code port} of the {@code wanted} protocol, whoever is on the other side.
   */
  public boolean covers(int port, String wanted) {
    if (protocol == null || !portsKnown) {
      return false;
    }
    return protocol.equals("-1")
        || (protocol.equals(wanted) && (ports == null || ports.contains(port)));
  }
}
