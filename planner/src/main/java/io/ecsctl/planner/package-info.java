/**
 * The planner's front door: {@link io.ecsctl.planner.Planner} makes a plan, {@link
 * io.ecsctl.planner.apply.Applier} applies one.
 *
 * <p>Knows no AWS SDK and no syntax: it works on a compiled {@code Program} and on what a {@code
 * Provider} reports.
 */
@NullMarked
package io.ecsctl.planner;

import org.jspecify.annotations.NullMarked;
