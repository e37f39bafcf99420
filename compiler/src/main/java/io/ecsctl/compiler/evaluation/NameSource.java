package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.function.FileScope;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.UserFunction;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What expressions read: while compiling, the program; later, what is live. */
interface NameSource {
  /** Whether {@code expression} has been reported before it came to be evaluated. */
  boolean failed(Expression expression);

  /** Its static type, {@code ANY} when none is known. */
  Type type(Expression expression);

  /** The value of a name; null when {@code expression} is no name but an operation. */
  @Nullable Value resolve(Expression expression, Environment environment);

  /** The program's own function of that name. */
  default @Nullable UserFunction function(String name) {
    return null;
  }

  /** The files that functions may read. */
  default FileScope files() {
    return FileScope.NONE;
  }

  /** Evaluates what does not count as read: only its type is asked for. */
  default <T> T aside(Supplier<T> evaluation) {
    return evaluation.get();
  }

  /** Where it is said that the resource which {@code name} names is switched off; else null. */
  default @Nullable SourceSpan switchedOff(Expression name) {
    return null;
  }

  /** Takes note of which way {@code branch} was taken. */
  default void took(SourceSpan branch, boolean way) {}

  /**
   * Where it is written what {@code expression} is: itself, unless it reads an input of a module
   * whose user wrote it out.
   */
  default Written written(Expression expression) {
    return new Written(expression, this);
  }

  /** Where a sensitive {@code value} came from, for those who may not see it. */
  Expression origin(Value value, SourceSpan span);

  /** {@code attribute} of the resource at {@code address}, as {@code read} asks for. */
  Value attribute(ResourceAddress address, Expression.GetAttribute read);
}
