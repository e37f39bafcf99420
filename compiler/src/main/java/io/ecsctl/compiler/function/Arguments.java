package io.ecsctl.compiler.function;

import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.math.BigDecimal;
import java.util.List;

/** The arguments of one call, converted to the types of their parameters. Indexes count from 0. */
record Arguments(Signature signature, List<Value> values) {

  int count() {
    return values.size();
  }

  Value value(int index) {
    return values.get(index);
  }

  /** The arguments from {@code index} on. */
  List<Value> from(int index) {
    return values.subList(index, values.size());
  }

  String text(int index) {
    return ((Value.Text) value(index)).value();
  }

  BigDecimal number(int index) {
    return ((Value.Number) value(index)).value();
  }

  boolean bool(int index) {
    return ((Value.Bool) value(index)).value();
  }

  int integer(int index) {
    Integer integer = Numbers.toInt(number(index));
    if (integer == null) {
      throw new Refusal("%s must be a whole number, not %s".formatted(name(index), shown(index)));
    }
    return integer;
  }

  /** A list, set or tuple. */
  Value.Sequence sequence(int index) {
    if (value(index) instanceof Value.Sequence sequence) {
      return sequence;
    }
    throw refused(index, "a list");
  }

  List<Value> elements(int index) {
    return sequence(index).elements();
  }

  /** The texts of an argument whose parameter is a list or set of strings; none may be null. */
  List<String> texts(int index) {
    return elements(index).stream()
        .map(element -> {
          if (element instanceof Value.Text(var text)) {
            return text;
          }
          throw new Refusal("%s must not hold null".formatted(name(index)));
        })
        .toList();
  }

  /** A map or object. */
  Value.Keyed keyed(int index) {
    if (value(index) instanceof Value.Keyed keyed) {
      return keyed;
    }
    throw refused(index, "a map");
  }

  /**
   * A block whose host bits are clear, so that what is computed from it is what the writer sees.
   */
  Cidr cidr(int index) {
    Cidr cidr = ((Value.CidrBlock) value(index)).value();
    if (!cidr.isCanonical()) {
      throw new Refusal("%s has host bits set; the block is %s".formatted(cidr, cidr.canonical()));
    }
    return cidr;
  }

  private Refusal refused(int index, String wanted) {
    return new Refusal(
        value(index) instanceof Value.Null
            ? "%s must not be null".formatted(name(index))
            : "%s: %s is not %s".formatted(name(index), shown(index), wanted));
  }

  private String name(int index) {
    Parameter parameter = signature.parameter(index);
    return parameter == null ? "argument " + (index + 1) : parameter.name();
  }

  private String shown(int index) {
    return ValueText.brief(value(index));
  }
}
