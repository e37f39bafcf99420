package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.source.SourceSpan;

/**
 * A service that calls another one, as an environment variable of it says.
 *
 * @param name by which it calls: {@code orders}, {@code orders.internal.example}
 * @param span the environment in which the name stands
 */
public record Call(
    TaskRunner caller,
    TaskDefinition callerTask,
    Service callee,
    Offer offer,
    String name,
    SourceSpan span) {}
