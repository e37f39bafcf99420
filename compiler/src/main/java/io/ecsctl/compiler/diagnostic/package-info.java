/**
 * Diagnostics: what the compiler has to say about a program, as values. Every stage reports through
 * these types and no other way.
 *
 * <p>Change here: the shape of a finding, and how it is printed under its source lines. Not here:
 * the rules themselves ({@code compiler.validation}), when a diagnostic is reported (each stage).
 */
@NullMarked
package io.ecsctl.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
