/**
 * Benchmarks of the compiler's stages, each by itself, on a program of 5 MB; and the program that
 * whole commands are measured on. {@code docs/benchmarks.md} says how to run them and what came of
 * it.
 *
 * <p>Not here: anything that decides whether a build passes. Times depend on the machine.
 */
@NullMarked
package io.ecsctl.benchmarks;

import org.jspecify.annotations.NullMarked;
