package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a {@code for} over an unknown collection, bound to unknowns that stand for
 * themselves. Evaluating the body with them closes everything else in it, which makes it the body
 * of the residual {@code for}.
 *
 * @param key null when the loop names no key
 */
record Symbolic(Body.@Nullable Name key, Body.Name value, Environment environment) {

  static Symbolic bind(
      Body.@Nullable Name keyName, Body.Name valueName, Type collection, Environment environment) {
    Body.Name key = null;
    Environment inner = environment;
    if (keyName != null) {
      key = new Body.Name(keyName.span(), environment.fresh(keyName.text()));
      inner = inner.with(keyName.text(), variable(key, Type.ANY));
    }
    String fresh = inner.fresh(valueName.text());
    // The two names of one loop may be equal; then the second hides the first, and needs no name of
    // its own.
    Body.Name value = new Body.Name(valueName.span(), fresh);
    return new Symbolic(
        key, value, inner.with(valueName.text(), variable(value, Types.elementType(collection))));
  }

  private static Value variable(Body.Name name, Type type) {
    SourceSpan span = name.span();
    return new Value.Unknown(type, Knowledge.NOTHING, new Expression.Variable(span, name.text()));
  }
}
