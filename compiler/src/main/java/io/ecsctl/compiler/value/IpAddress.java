package io.ecsctl.compiler.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text form of addresses: dotted quads without leading zeros, and IPv6 in RFC 5952 form. */
public final class IpAddress {
  private IpAddress() {}

  /** The address as a number, or null when {@code text} is no address. Never asks a name server. */
  public static @Nullable BigInteger parse(String text) {
    return text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text);
  }

  private static @Nullable BigInteger parseV4(String text) {
    if (!text.matches("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}")) {
      return null;
    }
    long address = 0;
    for (String octet : text.split("\\.", -1)) {
      int value = Integer.parseInt(octet);
      if (value > 255) {
        return null;
      }
      address = address << 8 | value;
    }
    return BigInteger.valueOf(address);
  }

  private static @Nullable BigInteger parseV6(String text) {
    int gap = text.indexOf("::");
    if (gap != text.lastIndexOf("::") || text.contains(":::")) {
      return null;
    }
    List<Integer> head = groups(gap < 0 ? text : text.substring(0, gap));
    List<Integer> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
    if (head == null || tail == null) {
      return null;
    }
    int missing = 8 - head.size() - tail.size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      return null;
    }
    List<Integer> all = new ArrayList<>(head);
    for (int i = 0; i < missing; i++) {
      all.add(0);
    }
    all.addAll(tail);
    BigInteger address = BigInteger.ZERO;
    for (int group : all) {
      address = address.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return address;
  }

  private static @Nullable List<Integer> groups(String text) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return groups;
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      BigInteger quad = i == parts.length - 1 ? parseV4(parts[i]) : null;
      if (quad != null) {
        groups.add(quad.shiftRight(16).intValue());
        groups.add(quad.intValue() & 0xffff);
      } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else {
        return null;
      }
    }
    return groups;
  }

  public static String format(BigInteger address, int bits) {
    return bits == 32 ? formatV4(address.longValue()) : formatV6(address);
  }

  private static String formatV4(long address) {
    return (address >>> 24 & 0xff)
        + "."
        + (address >>> 16 & 0xff)
        + "."
        + (address >>> 8 & 0xff)
        + "."
        + (address & 0xff);
  }

  private static String formatV6(BigInteger address) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = address.shiftRight(16 * (7 - i)).intValue() & 0xffff;
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = 0;
      while (i + length < 8 && groups[i + length] == 0) {
        length++;
      }
      if (length > bestLength) {
        bestStart = i;
        bestLength = length;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        out.append("::");
        i += bestLength - 1;
        continue;
      }
      if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
        out.append(':');
      }
      out.append(Integer.toHexString(groups[i]));
    }
    return out.toString();
  }
}
