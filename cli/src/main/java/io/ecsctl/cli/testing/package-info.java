/**
 * {@code ecsctl test}, the part between the compiler and the screen: which directories have tests,
 * and plans of a sandbox of each test's own.
 *
 * <p>Not here: what a test means ({@code compiler.testing}), how results look ({@code cli.render}).
 */
@NullMarked
package io.ecsctl.cli.testing;

import org.jspecify.annotations.NullMarked;
