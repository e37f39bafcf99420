package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import org.jspecify.annotations.Nullable;

/**
 * One way into a target group.
 *
 * @param listener null when the rule's listener is not the program's
 * @param rule null for a listener's default action
 * @param action the action block that forwards
 */
public record Forward(
    @Nullable Listener listener,
    @Nullable ListenerRule rule,
    Block action,
    ResourceAddress targetGroup) {}
