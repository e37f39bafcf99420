/**
 * Clusters, task definitions, services and what happens to them over simulated time: {@link
 * Rollouts} is the scheduler. A class per kind of object; {@link Ecs} only hands each call to it.
 */
@NullMarked
package io.ecsctl.provider.aws.sandbox.ecs;

import org.jspecify.annotations.NullMarked;
