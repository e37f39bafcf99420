/**
 * Tests: the {@code test} blocks of a program or module, checked, and run one by one, each on an
 * evaluation of its own. Entry point: {@link io.ecsctl.compiler.testing.TestSuite#read}. Nothing
 * here is seen by the program: blocks and {@code *.test.ecs} files of tests are left out before it
 * is bound.
 *
 * <p>Change here: what a test may say, what makes it fail, what counts as covered. Not here: how a
 * plan comes about ({@link io.ecsctl.compiler.testing.TestPlanner} is handed in), how results are
 * printed, which directories have tests.
 */
@NullMarked
package io.ecsctl.compiler.testing;

import org.jspecify.annotations.NullMarked;
