package io.ecsctl.compiler.value;

import java.util.function.Function;

/** What an operator, a conversion or a function makes of its operands. */
public sealed interface Outcome {

  record Ok(Value value) implements Outcome {}

  /**
   * The operands do not fit.
   *
   * @param reason a clause for a diagnostic, without a full stop: {@code "abc" is not a number}
   */
  record Failed(String reason) implements Outcome {}

  static Outcome ok(Value value) {
    return new Ok(value);
  }

  static Outcome text(String value) {
    return new Ok(new Value.Text(value));
  }

  static Outcome bool(boolean value) {
    return new Ok(new Value.Bool(value));
  }

  static Outcome failed(String reason) {
    return new Failed(reason);
  }

  /** Goes on with the value, if there is one. */
  default Outcome then(Function<Value, Outcome> next) {
    return switch (this) {
      case Ok(var value) -> next.apply(value);
      case Failed failed -> failed;
    };
  }

  /** The same outcome; a failure says where, {@code element 2: "x" is not a number}. */
  default Outcome at(String place) {
    return switch (this) {
      case Ok ok -> ok;
      case Failed(var reason) -> new Failed(place + ": " + reason);
    };
  }
}
