package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where variables have their values from: from outside for the root program, from its user for a
 * module.
 */
interface VariableSource {
  /** Whether values are there before anything else is evaluated. */
  boolean isConstant();

  /** Poison for a variable that has none. */
  Value value(Declaration.Variable variable);

  /** Where the value was given. */
  SourceSpan place(Declaration.Variable variable);

  /** The expression that gives the value, if a program's text does; else null. */
  default @Nullable Written written(Declaration.Variable variable) {
    return null;
  }

  /**
   * Values of the sensitive variables, by the name that residuals read them by, without their
   * marks.
   */
  Map<String, Value> secrets();
}
