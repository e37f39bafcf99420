package io.ecsctl.planner.testing;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values in few words. */
public final class TestValues {
  private TestValues() {}

  public static ResourceAddress address(String text) {
    ResourceAddress address = ResourceAddress.parse(text);
    if (address == null) {
      throw new IllegalArgumentException("no address: " + text);
    }
    return address;
  }

  public static Value text(String text) {
    return new Value.Text(text);
  }

  public static Value number(long number) {
    return Value.Number.of(number);
  }

  public static Value ref(String address) {
    return new Value.Reference(address(address));
  }

  public static Value refs(String... addresses) {
    return new Value.Tuple(Arrays.stream(addresses).map(TestValues::ref).toList());
  }

  public static Value list(Value... elements) {
    return new Value.Tuple(List.of(elements));
  }

  public static Value.ObjectOf object(Map<String, Value> entries) {
    return Value.ObjectOf.of(entries);
  }

  public static Value map(Map<String, String> entries) {
    TreeMap<String, Value> values = new TreeMap<>();
    entries.forEach((key, value) -> values.put(key, text(value)));
    return new Value.MapOf(Type.STRING, values);
  }

  public static Expression expression(String text) {
    return Parser.parseExpression(new SourceFile("test", text)).value();
  }

  /** A text that {@code residual} will give. */
  public static Value unknown(String residual) {
    return new Value.Unknown(Type.STRING, Knowledge.NOT_NULL, expression(residual));
  }

  public static Value sensitive(String value, String origin) {
    return new Value.Sensitive(text(value), expression(origin));
  }
}
