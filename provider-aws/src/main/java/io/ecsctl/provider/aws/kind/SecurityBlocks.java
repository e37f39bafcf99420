package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one form of {@code ingress} and {@code egress} blocks: one block for each port or protocol
 * and description, with all of its peers as a set, blocks in the order of values. {@code port = 80}
 * is {@code 80/tcp}, {@code protocol = tcp} is {@code 0-65535/tcp}.
 */
final class SecurityBlocks {
  private static final Map<String, String> NAMES =
      Map.of("-1", "all", "1", "icmp", "6", "tcp", "17", "udp", "58", "icmpv6");

  private SecurityBlocks() {}

  /**
   * {@code attributes} with the blocks of one direction in their one form; as they are when they
   * are not known yet.
   */
  static Value.ObjectOf canonical(Value.ObjectOf attributes, String direction, String peers) {
    if (!(attributes.get(direction) instanceof Value.Sequence)
        && !(attributes.get(direction) instanceof Value.Keyed)) {
      return attributes;
    }
    TreeMap<String, Value> entries = new TreeMap<>(attributes.entries());
    List<Value> blocks = merge(Values.blocks(attributes, direction), peers);
    if (blocks.isEmpty()) {
      entries.remove(direction);
    } else {
      entries.put(direction, new Value.Tuple(blocks));
    }
    return new Value.ObjectOf(entries);
  }

  /** Blocks that differ only in their peers become one. */
  static List<Value> merge(List<? extends Value.Keyed> blocks, String peers) {
    Map<Value.ObjectOf, List<Value>> peersByRest = new LinkedHashMap<>();
    List<Value> unknown = new ArrayList<>();
    for (Value.Keyed block : blocks) {
      if (block.get(peers) instanceof Value.Sequence sequence) {
        peersByRest
            .computeIfAbsent(rest(block, peers), r -> new ArrayList<>())
            .addAll(sequence.elements());
      } else {
        unknown.add(block);
      }
    }
    List<Value> merged = new ArrayList<>(unknown);
    peersByRest.forEach(
        (rest, all) -> merged.add(LiveAttributes.of(rest).put(peers, peers(all)).build()));
    merged.sort(ValueOrder.INSTANCE);
    return merged;
  }

  /** As a set, address blocks as such even where they were written as text. */
  static Value peers(List<Value> peers) {
    return new Value.SetOf(
        Type.ANY,
        peers.stream()
            .map(p -> p instanceof Value.Text(var text) ? LiveAttributes.address(text) : p)
            .toList());
  }

  private static Value.ObjectOf rest(Value.Keyed block, String peers) {
    LiveAttributes rest =
        LiveAttributes.of(block)
            .without(peers)
            .text("description", Values.text(block, "description"));
    if (block.get("port") instanceof Value.Unknown
        || block.get("protocol") instanceof Value.Unknown) {
      return rest.build();
    }
    PortRange port = port(block);
    return port != null
        ? rest.without("protocol").put("port", new Value.Port(port)).build()
        : rest.put("protocol", protocolValue(protocol(block), null, null)).build();
  }

  /** The block's ports, those of a whole protocol included; null when its protocol has none. */
  static @Nullable PortRange port(Value.Keyed block) {
    String text = Values.text(block, "port");
    PortRange range = text == null ? null : PortRange.parse(text);
    if (range != null) {
      String protocol = range.protocol();
      String stated = block.get("protocol").equals(Value.NULL) ? "tcp" : protocol(block);
      return new PortRange(range.from(), range.to(), protocol.isEmpty() ? stated : protocol);
    }
    String protocol = protocol(block);
    return protocol.equals("tcp") || protocol.equals("udp")
        ? SecurityRule.allPorts(protocol)
        : null;
  }

  /**
   * {@code all}, {@code tcp}, …, or the number of another protocol; all when the block states none.
   */
  static String protocol(Value.Keyed block) {
    String protocol = Values.text(block, "protocol");
    return protocol == null ? "all" : NAMES.getOrDefault(protocol, protocol);
  }

  /**
   * The attribute for EC2's protocol; with an ICMP type and code where only some are allowed, which
   * no program can state yet.
   */
  static Value protocolValue(String protocol, @Nullable Integer from, @Nullable Integer to) {
    String name = NAMES.getOrDefault(protocol, protocol);
    if (name.matches("[0-9]+")) {
      return Value.Number.of(Long.parseLong(name));
    }
    boolean some = from != null && (from != -1 || (to != null && to != -1));
    return new Value.Text(some ? name + " type " + from + " code " + to : name);
  }
}
