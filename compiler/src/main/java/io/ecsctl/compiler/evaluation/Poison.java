package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;

/**
 * The value of what has been reported already: an unknown whose residual is {@link
 * Expression.Invalid}.
 */
public final class Poison {
  private Poison() {}

  public static Value at(SourceSpan span) {
    return new Value.Unknown(Type.ANY, Knowledge.NOTHING, new Expression.Invalid(span));
  }

  /** Whether {@code value} is what is left of a reported mistake. */
  public static boolean is(Value value) {
    return value instanceof Value.Unknown(var _, var _, Expression.Invalid _)
        || (value instanceof Value.Sensitive(var inner, var _) && is(inner));
  }
}
