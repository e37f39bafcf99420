package io.ecsctl.compiler.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One port or a range of ports.
 *
 * @param from 0 to 65535
 * @param to at least {@code from}
 * @param protocol {@code tcp}, {@code udp}, …; empty when only a number was written
 */
public record PortRange(int from, int to, String protocol) implements Comparable<PortRange> {
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?(?:/([a-z0-9_]+))?");

  public PortRange {
    if (from < 0 || to < from || to > 65535) {
      throw new IllegalArgumentException("bad port range " + from + "-" + to);
    }
  }

  public static PortRange single(int port, String protocol) {
    return new PortRange(port, port, protocol);
  }

  /** {@code 8080}, {@code 8080/tcp} or {@code 8000-8100/tcp}; null when {@code text} is none. */
  public static @Nullable PortRange parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int from = Integer.parseInt(matcher.group(1));
    int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
    String protocol = matcher.group(3) == null ? "" : matcher.group(3);
    return to < from || to > 65535 ? null : new PortRange(from, to, protocol);
  }

  public boolean isSingle() {
    return from == to;
  }

  public boolean contains(int port) {
    return from <= port && port <= to;
  }

  @Override
  public int compareTo(PortRange other) {
    int byFrom = Integer.compare(from, other.from);
    int byTo = byFrom != 0 ? byFrom : Integer.compare(to, other.to);
    return byTo != 0 ? byTo : protocol.compareTo(other.protocol);
  }

  /** {@code 8080/tcp}, {@code 8000-8100/tcp}, or without a protocol {@code 8080}. */
  @Override
  public String toString() {
    return (isSingle() ? Integer.toString(from) : from + "-" + to)
        + (protocol.isEmpty() ? "" : "/" + protocol);
  }
}
