package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.syntax.ast.Expression;

/**
 * An expression, and whose text it stands in: what {@code var.size.memory} is in a module stands as
 * {@code 5GiB} in the program that uses it, which is where its user looks for a mistake and where
 * it is mended.
 */
record Written(Expression expression, NameSource scope) {}
