package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An {@code ingress} or {@code egress} block of a security group. */
public record SecurityRule(Direction direction, Block block) {
  /** By the numbers that IANA gave them. */
  private static final Map<Long, String> PROTOCOLS =
      Map.of(1L, "icmp", 6L, "tcp", 17L, "udp", 58L, "icmpv6");

  /** Which way traffic goes, seen from the group's members. */
  public enum Direction {
    INGRESS,
    EGRESS;

    /** The block's type. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The attribute that names the other side. */
    public String peers() {
      return this == INGRESS ? "from" : "to";
    }
  }

  /** The other side of a rule. */
  public sealed interface Peer {
    record Addresses(Cidr cidr) implements Peer {}

    record Group(ResourceAddress address) implements Peer {}

    /** A literal id, a group of somebody else's, a prefix list, or a value not known yet. */
    record Other() implements Peer {}
  }

  public List<Peer> peers() {
    List<Peer> peers = new ArrayList<>();
    for (Value element : peerValues()) {
      peers.add(
          switch (element) {
            case Value.CidrBlock(var cidr) -> new Peer.Addresses(cidr);
            case Value.Reference(var address)
                when address.kind().equals("security_group") && !address.data() ->
                new Peer.Group(address);
            case Value.Text(var text) -> named(text);
            default -> new Peer.Other();
          });
    }
    return peers;
  }

  /** IPv6 blocks are written as text. */
  private static Peer named(String text) {
    Cidr cidr = Cidr.parse(text);
    return cidr == null ? new Peer.Other() : new Peer.Addresses(cidr);
  }

  private List<Value> peerValues() {
    Value value = block.value(direction.peers());
    return value == null
        ? List.of()
        : value instanceof Value.Sequence sequence ? sequence.elements() : List.of(value);
  }

  /** The ports it opens; null when it opens all of its protocol, or they are not known. */
  public @Nullable PortRange ports() {
    return Fields.port(block, "port");
  }

  /** {@code tcp}, {@code udp}, {@code icmp}, or {@code -1} for all; null when not known. */
  public @Nullable String protocol() {
    PortRange ports = ports();
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
    return ports != null ? "tcp" : Fields.isKnown(block, "port") ? "-1" : null;
  }

  public boolean isKnown() {
    return protocol() != null
        && Fields.isKnown(block, "port")
        && peers().stream().noneMatch(Peer.Other.class::isInstance);
  }

  /** Whether it covers {@code port} of {@code protocol}, whoever is on the other side. */
  public boolean covers(int port, String protocol) {
    String own = protocol();
    if (own == null || !Fields.isKnown(block, "port")) {
      return false;
    }
    PortRange ports = ports();
    return own.equals("-1") || (own.equals(protocol) && (ports == null || ports.contains(port)));
  }
}
