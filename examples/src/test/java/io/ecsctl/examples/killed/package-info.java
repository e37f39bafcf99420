/**
 * Kills the command for real, in the middle of what it does, and looks at what comes of it. Knows
 * the command by its words and its exit status only, and the account by AWS's own clients.
 */
@NullMarked
package io.ecsctl.examples.killed;

import org.jspecify.annotations.NullMarked;
