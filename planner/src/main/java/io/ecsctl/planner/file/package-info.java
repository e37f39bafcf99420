/**
 * The plan file: a plan as versioned JSON, written and read with nothing lost but secrets. Its
 * schema is published as {@code docs/plan-file.schema.json}.
 *
 * <p>Not here: whether a plan is still true ({@code planner.apply}).
 */
@NullMarked
package io.ecsctl.planner.file;

import org.jspecify.annotations.NullMarked;
