package io.ecsctl.compiler.program;

import io.ecsctl.compiler.value.Value;

/**
 * Something that has to hold and that nobody can tell yet.
 *
 * @param text the condition as it is written, on one line
 * @param holds unknown, and bool once it is known; may be marked sensitive
 * @param message what to say when it does not hold; text once it is known, may be marked sensitive
 */
public record Condition(String text, Value holds, Value message) {}
