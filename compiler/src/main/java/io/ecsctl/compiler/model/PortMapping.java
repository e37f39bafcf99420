package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.PortRange;
import org.jspecify.annotations.Nullable;

/** A {@code port_mapping} of a container. */
public record PortMapping(Block block) {

  /** The container's port or ports, with the protocol filled in; null when not known. */
  public @Nullable PortRange range() {
    PortRange port = Fields.port(block, "container_port");
    if (port == null && !block.has("container_port")) {
      port = Fields.port(block, "container_port_range");
    }
    return port == null ? null : withProtocol(port);
  }

  /** Null when absent or not known; see {@link Fields#isSet}. */
  public @Nullable PortRange hostPort() {
    PortRange port = Fields.port(block, "host_port");
    return port == null ? null : withProtocol(port);
  }

  private static PortRange withProtocol(PortRange port) {
    return port.protocol().isEmpty() ? new PortRange(port.from(), port.to(), "tcp") : port;
  }

  /** Where the container's port stands. */
  public SourceSpan span() {
    return block.has("container_port")
        ? block.valueSpan("container_port")
        : block.valueSpan("container_port_range");
  }
}
