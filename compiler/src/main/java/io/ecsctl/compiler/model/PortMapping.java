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
    if (port == null && Fields.isKnown(block, "container_port")) {
      String text = block.text("container_port_range");
      port = text == null ? Fields.port(block, "container_port_range") : PortRange.parse(text);
    }
    return port == null ? null : new PortRange(port.from(), port.to(), protocol(port));
  }

  /** Null when absent or not known; see {@link Fields#isSet}. */
  public @Nullable PortRange hostPort() {
    PortRange port = Fields.port(block, "host_port");
    return port == null ? null : new PortRange(port.from(), port.to(), protocol(port));
  }

  private String protocol(PortRange port) {
    String written = block.text("protocol");
    return !port.protocol().isEmpty() ? port.protocol() : written == null ? "tcp" : written;
  }

  /** Where the container's port stands. */
  public SourceSpan span() {
    return block.has("container_port")
        ? block.valueSpan("container_port")
        : block.valueSpan("container_port_range");
  }
}
