package io.ecsctl.compiler.function;

import io.ecsctl.compiler.value.Type;

/**
 * What one argument must be.
 *
 * @param type what the argument is converted to; {@code ANY} takes it as it is
 * @param nullable whether {@code null} is an argument like any other
 */
public record Parameter(String name, Type type, boolean nullable) {}
