/**
 * The {@code ecsctl} command: the entry point, exit codes, and what happens when something goes
 * wrong that no command expected.
 *
 * <p>Not here: what a command does ({@code cli.command}), how things look ({@code cli.render}), how
 * anything is decided (the other modules).
 */
@NullMarked
package io.ecsctl.cli;

import org.jspecify.annotations.NullMarked;
