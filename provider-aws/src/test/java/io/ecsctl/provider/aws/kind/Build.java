package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Values for tests, as a program would give them. */
final class Build {
  private Build() {}

  /**
   * {@code block("cidr", cidr("10.0.0.0/16"), "name", "a")}: texts, numbers and booleans may be
   * given as such.
   */
  static Value.ObjectOf block(Object... namesAndValues) {
    TreeMap<String, Value> entries = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      entries.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return new Value.ObjectOf(entries);
  }

  static Value value(Object value) {
    return switch (value) {
      case Value already -> already;
      case String text -> new Value.Text(text);
      case Integer number -> Value.Number.of(number);
      case Boolean bool -> new Value.Bool(bool);
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  static Value cidr(String text) {
    return new Value.CidrBlock(Objects.requireNonNull(Cidr.parse(text)));
  }

  static Value port(String text) {
    return new Value.Port(Objects.requireNonNull(PortRange.parse(text)));
  }

  static Value set(Object... elements) {
    return new Value.SetOf(Type.ANY, Stream.of(elements).map(Build::value).toList());
  }

  static Value list(Object... elements) {
    return new Value.Tuple(Stream.of(elements).map(Build::value).toList());
  }

  static Value map(String... pairs) {
    TreeMap<String, Value> entries = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      entries.put(pairs[i], new Value.Text(pairs[i + 1]));
    }
    return new Value.MapOf(Type.STRING, entries);
  }

  static Value seconds(long seconds) {
    return new Value.Duration(seconds);
  }

  static Value mib(long amount) {
    return new Value.Size(amount << 20);
  }

  static Value cpu(long units) {
    return new Value.Cpu(units);
  }

  static List<Value> values(Object... elements) {
    return Stream.of(elements).map(Build::value).toList();
  }
}
