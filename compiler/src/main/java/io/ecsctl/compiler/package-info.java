/**
 * The compiler's front door: sources and variables in, a checked program and diagnostics out.
 *
 * <p>Not here: what a stage does; each has a package of its own.
 */
@NullMarked
package io.ecsctl.compiler;

import org.jspecify.annotations.NullMarked;
