/**
 * How a command ends: exit codes, and the failure that a user can mend.
 *
 * <p>Not here: how a failure is printed ({@code cli.console}).
 */
@NullMarked
package io.ecsctl.cli.exit;

import org.jspecify.annotations.NullMarked;
