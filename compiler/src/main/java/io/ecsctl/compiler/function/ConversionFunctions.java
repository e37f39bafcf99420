package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From one type to another, when asked for: {@code tostring}, {@code toset}, {@code tocidr}; and
 * what a size, CPU amount, duration or port is as a number, which never happens on its own because
 * it needs a unit ({@code mib(512MiB)} is 512).
 */
final class ConversionFunctions {
  static final List<String> NAMES =
      List.of(
          "bytes",
          "cpuunits",
          "days",
          "ephemeralasnull",
          "gib",
          "hours",
          "kib",
          "mib",
          "minutes",
          "portfrom",
          "portprotocol",
          "portto",
          "seconds",
          "tobool",
          "tocidr",
          "tocpu",
          "toduration",
          "tolist",
          "tomap",
          "tonumber",
          "toport",
          "toset",
          "tosize",
          "tostring",
          "vcpus");

  private ConversionFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "tostring" -> to(name, Type.STRING);
      case "tonumber" -> to(name, Type.NUMBER);
      case "tobool" -> to(name, Type.BOOL);
      case "tocidr" -> to(name, Type.CIDR);
      case "toport" -> to(name, Type.PORT);
      case "tosize" -> to(name, Type.SIZE);
      case "tocpu" -> to(name, Type.CPU);
      case "toduration" -> to(name, Type.DURATION);
      case "tolist" ->
          function(name)
              .takesNullable("value", new Type.ListType(Type.ANY))
              .movesElements()
              .returns(
                  types -> new Type.ListType(Types.elementType(types.getFirst())), a -> a.value(0));
      case "toset" ->
          function(name)
              .takesNullable("value", new Type.SetType(Type.ANY))
              .returns(
                  types -> new Type.SetType(Types.elementType(types.getFirst())), a -> a.value(0));
      case "tomap" ->
          function(name)
              .takesNullable("value", new Type.MapType(Type.ANY))
              .movesElements()
              .returns(
                  types -> new Type.MapType(Types.elementType(types.getFirst())), a -> a.value(0));
      // There are no ephemeral values.
      case "ephemeralasnull" ->
          function(name)
              .takesNullable("value", Type.ANY)
              .movesElements()
              .returns(List::getFirst, a -> a.value(0));
      case "bytes" -> amount(name, Type.SIZE, Unit.BYTES.base());
      case "kib" -> amount(name, Type.SIZE, 1L << 10);
      case "mib" -> amount(name, Type.SIZE, Unit.MIB.base());
      case "gib" -> amount(name, Type.SIZE, Unit.GIB.base());
      case "cpuunits" -> amount(name, Type.CPU, Unit.CPU_UNITS.base());
      case "vcpus" -> amount(name, Type.CPU, 1024);
      case "seconds" -> amount(name, Type.DURATION, Unit.SECONDS.base());
      case "minutes" -> amount(name, Type.DURATION, Unit.MINUTES.base());
      case "hours" -> amount(name, Type.DURATION, Unit.HOURS.base());
      case "days" -> amount(name, Type.DURATION, Unit.DAYS.base());
      case "portfrom" -> ofPort(name, Type.NUMBER, port -> Value.Number.of(port.from()));
      case "portto" -> ofPort(name, Type.NUMBER, port -> Value.Number.of(port.to()));
      case "portprotocol" -> ofPort(name, Type.STRING, port -> new Value.Text(port.protocol()));
      default -> null;
    };
  }

  private interface OfPort {
    Value apply(PortRange port);
  }

  private static Function to(String name, Type type) {
    return function(name).takesNullable("value", type).returns(type, a -> a.value(0));
  }

  private static Function ofPort(String name, Type result, OfPort body) {
    return function(name)
        .takes("port", Type.PORT)
        .returns(result, a -> body.apply(((Value.Port) a.value(0)).value()));
  }

  private static Function amount(String name, Type type, long unit) {
    return function(name)
        .takes(type.toString(), type)
        .returns(
            Type.NUMBER,
            a ->
                new Value.Number(
                    BigDecimal.valueOf(base(a.value(0)))
                        .divide(BigDecimal.valueOf(unit), Numbers.PRECISION)));
  }

  private static long base(Value amount) {
    return switch (amount) {
      case Value.Size(var bytes) -> bytes;
      case Value.Cpu(var units) -> units;
      case Value.Duration(var seconds) -> seconds;
      default -> throw new IllegalArgumentException("no amount: " + amount.type());
    };
  }

  /** The value as {@code type}, or a refusal of the call it is an argument of. */
  static Value converted(Value value, Type type) {
    return switch (Conversions.convert(value, type)) {
      case Outcome.Ok(var converted) -> converted;
      case Outcome.Failed(var reason) -> throw new Refusal(reason);
    };
  }
}
