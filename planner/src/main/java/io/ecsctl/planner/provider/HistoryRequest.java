package io.ecsctl.planner.provider;

import io.ecsctl.compiler.address.ResourceAddress;

/**
 * An object whose changes are asked for.
 *
 * @param id ARN or id; empty for an object that is not there
 * @param name what it is called; empty where it has no name
 */
public record HistoryRequest(ResourceAddress address, String id, String name) {}
