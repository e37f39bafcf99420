package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.source.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A port on which a service's tasks can be called.
 *
 * @param container null when the container has no known name
 * @param port the container's
 * @param protocol {@code tcp} or {@code udp}
 * @param ports where callers' packets arrive
 * @param span what publishes it
 */
public record Offer(
    Service service,
    TaskDefinition task,
    @Nullable String container,
    int port,
    String protocol,
    HostPorts ports,
    SourceSpan span) {}
