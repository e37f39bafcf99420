/**
 * Coverage-guided fuzzing of what reads text: a class a stage, since the fuzzer runs one target at
 * a time. In a normal build every target is run on the programs of the goldens and on the inputs
 * that once broke it, which are kept beside it under {@code src/test/resources}. {@code
 * CONTRIBUTING.md} says how to let it search.
 *
 * <p>Not here: what is asserted ({@code testing.AnyText}).
 */
@NullMarked
package io.ecsctl.compiler.fuzz;

import org.jspecify.annotations.NullMarked;
