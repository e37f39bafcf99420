/**
 * Rules that only the account can decide: what is fixed about each. They are put to the account by
 * the planner ({@code planner.verification}), which knows what a plan changes and whom to ask;
 * their ids, pages, levels and suppressions are like any rule's.
 */
@NullMarked
package io.ecsctl.compiler.validation.live;

import org.jspecify.annotations.NullMarked;
