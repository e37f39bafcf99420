package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.PortRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code listener}. */
public record Listener(Resource resource) implements Element {
  public @Nullable ResourceAddress loadBalancer() {
    return Fields.reference(body(), "load_balancer");
  }

  public @Nullable PortRange port() {
    return Fields.port(body(), "port");
  }

  /** Null when absent or not known. */
  public @Nullable String protocol() {
    return body().text("protocol");
  }

  public List<Block> defaultActions() {
    return body().blocks("default_action");
  }
}
