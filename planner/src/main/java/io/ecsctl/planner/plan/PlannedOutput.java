package io.ecsctl.planner.plan;

import io.ecsctl.compiler.value.Value;

/**
 * An output.
 *
 * @param value closed; unknown where it depends on what is not there yet
 * @param sensitive may not be shown unless asked for by name
 */
public record PlannedOutput(String name, Value value, boolean sensitive, String description) {}
