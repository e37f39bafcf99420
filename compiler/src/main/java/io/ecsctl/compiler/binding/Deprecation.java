package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.Optional;

/** {@code deprecated = "what to use instead"} of variables and outputs. */
final class Deprecation {
  private Deprecation() {}

  static Optional<String> of(Declaration.Variable variable) {
    return variable.argument("deprecated").flatMap(Deprecation::text);
  }

  static Optional<String> of(Declaration.Output output) {
    return output.argument("deprecated").flatMap(Deprecation::text);
  }

  private static Optional<String> text(Expression written) {
    return written instanceof Expression.Template template
        ? Optional.ofNullable(template.constant())
        : Optional.empty();
  }
}
