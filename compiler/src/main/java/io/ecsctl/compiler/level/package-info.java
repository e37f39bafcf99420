/**
 * Levels: what a program or its project file makes of the rules. Entry point: {@link
 * io.ecsctl.compiler.level.RuleLevels#of}.
 *
 * <p>Not here: comments, which speak of one place ({@code compiler.suppression}); reading of {@code
 * ecsctl.toml} (the command).
 */
@NullMarked
package io.ecsctl.compiler.level;

import org.jspecify.annotations.NullMarked;
