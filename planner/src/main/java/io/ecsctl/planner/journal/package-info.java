/**
 * The journal: what an apply was about to do and what came of it, on disk before and after each
 * call.
 *
 * <p>For people and bug reports: no apply reads it back, because the account itself is the state.
 * {@link RunRecord} is what {@code ecsctl show} makes of one. Holds addresses, actions, codes,
 * request ids and durations, and what AWS and the tasks said during a rollout, without the
 * program's secrets; never a value.
 */
@NullMarked
package io.ecsctl.planner.journal;

import org.jspecify.annotations.NullMarked;
