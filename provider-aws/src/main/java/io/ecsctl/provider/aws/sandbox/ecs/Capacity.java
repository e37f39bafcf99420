package io.ecsctl.provider.aws.sandbox.ecs;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;

/**
 * Where a task goes.
 *
 * @param provider of a strategy; null for a launch type
 * @param instance null on Fargate, and while a capacity provider makes room
 * @param refusal why there is no place; null when there is one or will be
 */
record Capacity(
    boolean fargate,
    @Nullable String provider,
    @Nullable ContainerInstance instance,
    @Nullable String refusal) {}
