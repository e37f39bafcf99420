/**
 * Comments that take back a warning or hint, {@code # ecs:ignore ECS614 reason}, or acknowledge a
 * danger, {@code # ecs:acknowledge ECS629 reason}.
 *
 * <p>Entry point: {@link io.ecsctl.compiler.suppression.Suppressions#apply}. Not here: errors,
 * which nothing takes back.
 */
@NullMarked
package io.ecsctl.compiler.suppression;

import org.jspecify.annotations.NullMarked;
