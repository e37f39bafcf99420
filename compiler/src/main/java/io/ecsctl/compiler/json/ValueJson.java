package io.ecsctl.compiler.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.util.function.Function;

/**
 * Values as JSON, exact both ways: what is read equals what was written, type included.
 *
 * <p>Null, bools, numbers, texts, tuples and objects are themselves. Every other value is an object
 * with one key that begins with a dollar: <code>{"$cidr": "10.0.0.0/16"}</code>, {@code $port},
 * {@code $size} (bytes), {@code $cpu} (units), {@code $duration} (seconds), {@code $ref} (an
 * address), {@code $list}, {@code $set} and {@code $map} (with their element type), {@code
 * $unknown} (type, what is known, and the residual as source text). An object that has such a key
 * itself stands within {@code $object}; a number too long for JSON readers within {@code $number}.
 */
public final class ValueJson {
  private ValueJson() {}

  /**
   * Of a sensitive value, only where it came from is written: <code>
   * {"$sensitive": {"type": …, "origin": "var.x"}}</code>. Read again, it is a sensitive unknown,
   * whose residual is that origin.
   *
   * @param expressions the text of an origin or residual
   */
  public static void write(JsonGenerator out, Value value, Function<Expression, String> expressions)
      throws IOException {
    new ValueWriter(out, expressions, true).write(value);
  }

  /**
   * As above, without sensitive values.
   *
   * @throws IllegalArgumentException when there is one
   */
  public static void write(JsonGenerator out, Value value) throws IOException {
    new ValueWriter(out, ExpressionText::of, false).write(value);
  }

  /**
   * Reads one value. The parser is at the value's first token, or in front of it; afterwards it is
   * at the last.
   *
   * @throws com.fasterxml.jackson.core.JsonParseException when that is no value that {@link #write}
   *     could have written
   */
  public static Value read(JsonParser in) throws IOException {
    if (in.currentToken() == null) {
      in.nextToken();
    }
    return new ValueReader(in).read();
  }
}
