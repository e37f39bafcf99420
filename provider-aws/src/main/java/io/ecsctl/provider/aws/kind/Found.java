package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.provider.aws.inventory.Tags;

/**
 * An object that was looked up by its id.
 *
 * @param tags those that say whose it is
 */
public record Found(LiveResource live, Tags tags) {}
