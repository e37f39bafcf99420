/**
 * Who changed an object, and when: CloudTrail's event history, which every account keeps for 90
 * days without being asked to.
 *
 * <p>Invariant: reads only, and never fails for what the log does not have or may not be asked. Not
 * here: what has changed ({@code planner.diff}).
 */
@NullMarked
package io.ecsctl.provider.aws.history;

import org.jspecify.annotations.NullMarked;
