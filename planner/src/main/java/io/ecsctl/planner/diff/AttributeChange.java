package io.ecsctl.planner.diff;

import io.ecsctl.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One attribute that differs.
 *
 * @param path from the resource: {@code container["app"].image}
 * @param attribute the top-level attribute that contains it: {@code container}
 * @param before what is live; null when absent
 * @param after what shall be; null when absent. A {@link Value.Reference} is the ARN, id or name of
 *     an object that does not exist yet, a {@link Value.Unknown} what depends on one
 * @param forcesReplacement the live object cannot be changed so
 * @param sensitive neither value may be shown
 */
public record AttributeChange(
    String path,
    String attribute,
    @Nullable Value before,
    @Nullable Value after,
    boolean forcesReplacement,
    boolean sensitive) {}
