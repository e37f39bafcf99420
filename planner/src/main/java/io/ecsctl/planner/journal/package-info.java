/**
 * The journal: what an apply was about to do and what came of it, on disk before and after each
 * call.
 *
 * <p>For people and bug reports: no run reads it back, because the account itself is the state.
 * Holds addresses, actions, codes, request ids and durations; never a value.
 */
@NullMarked
package io.ecsctl.planner.journal;

import org.jspecify.annotations.NullMarked;
