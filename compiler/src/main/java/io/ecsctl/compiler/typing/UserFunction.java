package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.function.Signature;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;

/**
 * A function of a program's own.
 *
 * @param result in which parameters stand by their names alone
 * @param type of the result, whatever the arguments
 * @param home what the other names in its text mean
 */
public record UserFunction(
    String name, Signature signature, Expression result, Type type, Home home) {

  /** The program or module that a function stands in; equal to itself alone. */
  public static final class Home {
    private final TypedProgram program;

    Home(TypedProgram program) {
      this.program = program;
    }

    public TypedProgram program() {
      return program;
    }
  }
}
