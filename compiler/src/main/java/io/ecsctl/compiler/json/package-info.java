/**
 * Values as JSON: exact with their types, for plan and sandbox files ({@link ValueJson}), and
 * plain, for people's other programs ({@link PlainJson}).
 *
 * <p>Streams only, no binding by reflection. Not here: the files that hold the values ({@code
 * planner.file}), {@code jsonencode} ({@code compiler.function}), diagnostics as JSON ({@code
 * compiler.diagnostic}).
 */
@NullMarked
package io.ecsctl.compiler.json;

import org.jspecify.annotations.NullMarked;
