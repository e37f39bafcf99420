package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Quantities;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.json.JsonTree;
import io.ecsctl.planner.provider.ValueDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** When two values without blocks in them mean the same to AWS. */
final class Equality {
  private Equality() {}

  static boolean same(AttributeType type, Value a, Value b) {
    return switch (type) {
      case AttributeType.Scalar _ -> sameScalar(a, b);
      case AttributeType.ReferenceTo _ -> sameObject(a, b);
      case AttributeType.OneOf(var alternatives) -> sameAsAny(alternatives, a, b);
      case AttributeType.ListOf(var element) ->
          a instanceof Value.Sequence x
              && b instanceof Value.Sequence y
              && sameInOrder(element, x.elements(), y.elements());
      case AttributeType.SetOf(var element) ->
          a instanceof Value.Sequence x
              && b instanceof Value.Sequence y
              && (sameInOrder(element, x.elements(), y.elements())
                  || unmatched(x.elements(), y.elements(), (p, q) -> same(element, p, q))
                      .isEmpty());
      // Blocks and maps are compared part by part, so that a difference can be named; as a part of
      // a list or set they must be equal.
      case AttributeType.MapOf _, AttributeType.Nested _, AttributeType.Repeated _ ->
          Differ.same(type, a, b);
    };
  }

  private static boolean sameAsAny(List<AttributeType> alternatives, Value a, Value b) {
    for (AttributeType alternative : alternatives) {
      if (same(alternative, a, b)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameInOrder(AttributeType element, List<Value> a, List<Value> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(element, plain(a.get(i)), plain(b.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static Value plain(Value value) {
    return value instanceof Value.Sensitive(var inner, var _) ? inner : value;
  }

  /** What is left of two multisets when equal elements have been paired off. */
  record Unmatched(List<Value> left, List<Value> right) {
    boolean isEmpty() {
      return left.isEmpty() && right.isEmpty();
    }
  }

  static Unmatched unmatched(List<Value> a, List<Value> b, BiPredicate<Value, Value> same) {
    List<Value> left = new ArrayList<>();
    List<Value> right = new ArrayList<>(b);
    for (Value element : a) {
      boolean paired = false;
      for (int i = 0; i < right.size() && !paired; i++) {
        if (same.test(plain(element), plain(right.get(i)))) {
          right.remove(i);
          paired = true;
        }
      }
      if (!paired) {
        left.add(element);
      }
    }
    return new Unmatched(left, right);
  }

  /** AWS answers with an ARN where a name was given, and the other way round. */
  private static boolean sameObject(Value a, Value b) {
    return a instanceof Value.Text(var x)
        && b instanceof Value.Text(var y)
        && (x.equals(y) || isNameOf(x, y) || isNameOf(y, x));
  }

  /** A policy's {@code *} is everything, and no name of what ends in one. */
  private static boolean isNameOf(String name, String arn) {
    return arn.startsWith("arn:")
        && !name.startsWith("arn:")
        && name.indexOf('*') < 0
        && !name.isEmpty()
        && (arn.endsWith("/" + name) || arn.endsWith(":" + name));
  }

  private static boolean sameScalar(Value a, Value b) {
    if (a.equals(b)) {
      return true;
    }
    PortRange portA = port(a);
    PortRange portB = port(b);
    if (portA != null && portB != null && (a instanceof Value.Port || b instanceof Value.Port)) {
      return samePort(portA, portB);
    }
    Cidr cidrA = cidr(a);
    Cidr cidrB = cidr(b);
    if (cidrA != null && cidrB != null) {
      return cidrA.canonical().equals(cidrB.canonical());
    }
    if (a instanceof Value.Text(var x) && b instanceof Value.Text(var y)) {
      ValueDigest digest = ValueDigest.parse(y);
      return digest != null
          ? digest.matches(x)
          : JsonTree.isDocument(x) && JsonTree.sameDocuments(x, y);
    }
    Object amountA = amount(a);
    return amountA != null && Objects.equals(amountA, amount(b));
  }

  /** AWS reports a port's protocol elsewhere, if at all. */
  private static boolean samePort(PortRange a, PortRange b) {
    return a.from() == b.from()
        && a.to() == b.to()
        && (a.protocol().isEmpty() || b.protocol().isEmpty() || a.protocol().equals(b.protocol()));
  }

  private static @Nullable PortRange port(Value value) {
    return switch (value) {
      case Value.Port(var port) -> port;
      case Value.Number(var number) -> PortRange.parse(number.toPlainString());
      case Value.Text(var text) -> PortRange.parse(text);
      default -> null;
    };
  }

  private static @Nullable Cidr cidr(Value value) {
    return switch (value) {
      case Value.CidrBlock(var cidr) -> cidr;
      case Value.Text(var text) -> Cidr.parse(text);
      default -> null;
    };
  }

  /** One form for booleans, numbers and quantities and for the texts that stand for them. */
  private static @Nullable Object amount(Value value) {
    return switch (value) {
      case Value.Bool(var bool) -> Boolean.toString(bool);
      case Value.Number(var number) -> number.toPlainString();
      case Value.Text(var text) -> text;
      case Value.Size(var bytes) -> Quantities.formatSize(bytes);
      case Value.Cpu(var units) -> Quantities.formatCpu(units);
      case Value.Duration(var seconds) -> Quantities.formatDuration(seconds);
      default -> null;
    };
  }
}
