package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.value.PortRange;
import org.jspecify.annotations.Nullable;

/**
 * A {@code load_balancer} block of a service: which container port is registered in which target
 * group.
 */
public record ServiceTarget(Service service, Block block) {
  public @Nullable ResourceAddress targetGroup() {
    return Fields.reference(block, "target_group");
  }

  public @Nullable String container() {
    return block.text("container");
  }

  public @Nullable PortRange port() {
    return Fields.port(block, "port");
  }
}
