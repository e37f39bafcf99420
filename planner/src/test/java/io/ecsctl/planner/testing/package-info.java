/** What the planner is tested with: programs built by hand, and an account in memory. */
@NullMarked
package io.ecsctl.planner.testing;

import org.jspecify.annotations.NullMarked;
