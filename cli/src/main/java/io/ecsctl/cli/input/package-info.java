/**
 * What a command reads before anything is compiled: source files and values of variables.
 *
 * <p>Not here: what they mean (the compiler).
 */
@NullMarked
package io.ecsctl.cli.input;

import org.jspecify.annotations.NullMarked;
