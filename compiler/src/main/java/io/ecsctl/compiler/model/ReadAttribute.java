package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A read of an attribute of the program's, out of what is left to evaluate of an unknown value.
 *
 * @param key of an element of that attribute, {@code app.env} in {@code object_arns["app.env"]};
 *     null when the whole attribute is read
 */
public record ReadAttribute(ResourceAddress address, String attribute, @Nullable String key) {

  /** The read that {@code value} is nothing but; empty for anything more, or anything known. */
  public static Optional<ReadAttribute> of(@Nullable Value value) {
    return value instanceof Value.Unknown unknown ? of(unknown.residual()) : Optional.empty();
  }

  /** Every read that {@code value} depends on. */
  public static List<ReadAttribute> allIn(Value value) {
    List<ReadAttribute> found = new ArrayList<>();
    ValueParts.each(
        value,
        part -> {
          if (part instanceof Value.Unknown unknown) {
            collect(unknown.residual(), found);
          }
        });
    return found;
  }

  private static void collect(Expression expression, List<ReadAttribute> found) {
    Optional<ReadAttribute> read = of(expression);
    if (read.isPresent()) {
      found.add(read.get());
    } else {
      Parts.of(expression).forEach(part -> collect(part, found));
    }
  }

  /** As {@link #of(Value)}. */
  public static Optional<ReadAttribute> of(Expression expression) {
    return switch (expression) {
      case Expression.Index(_, Expression.GetAttribute read, Expression.Template key)
          when key.constant() != null ->
          of(read).map(whole -> new ReadAttribute(whole.address, whole.attribute, key.constant()));
      case Expression.GetAttribute(_, var object, var name) -> {
        String text = text(object);
        ResourceAddress address = text == null ? null : ResourceAddress.parse(text);
        yield address == null
            ? Optional.empty()
            : Optional.of(new ReadAttribute(address, name.text(), null));
      }
      case Expression.Parenthesized(_, var inner) -> of(inner);
      default -> Optional.empty();
    };
  }

  /** The address that a traversal spells, or null when it is none. */
  private static @Nullable String text(Expression expression) {
    return switch (expression) {
      case Expression.Variable(_, var name) -> name;
      case Expression.GetAttribute(_, var object, var name) -> {
        String before = text(object);
        yield before == null ? null : before + "." + name.text();
      }
      case Expression.Index(_, var collection, Expression.Template key)
          when key.constant() != null -> {
        String before = text(collection);
        yield before == null ? null : before + "[\"" + key.constant() + "\"]";
      }
      case Expression.Index(_, var collection, Expression.NumberLiteral(_, var index)) -> {
        String before = text(collection);
        yield before == null ? null : before + "[" + index.toPlainString() + "]";
      }
      default -> null;
    };
  }
}
