/**
 * One class a command: reads its options, calls the stages in order, prints through {@code
 * cli.render}, returns an exit code.
 *
 * <p>Not here: decisions about programs or plans (the other modules), wording and layout ({@code
 * cli.render}).
 */
@NullMarked
package io.ecsctl.cli.command;

import org.jspecify.annotations.NullMarked;
