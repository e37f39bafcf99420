package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.function.Signature;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;

/**
 * A function of the program's own.
 *
 * @param result in which parameters stand by their names alone
 * @param type of the result, whatever the arguments
 */
public record UserFunction(String name, Signature signature, Expression result, Type type) {}
