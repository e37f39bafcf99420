package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code capacity_provider}. */
public record CapacityProvider(Resource resource) implements Element {
  public @Nullable ResourceAddress group() {
    return Fields.reference(body(), "auto_scaling_group");
  }

  public Optional<Block> managedScaling() {
    return body().block("managed_scaling");
  }

  /**
   * Whether ECS starts and ends instances; false without the block, as in ECS; null when not known.
   */
  public @Nullable Boolean scales() {
    if (managedScaling().isEmpty()) {
      return Fields.isKnown(body(), "managed_scaling") ? Boolean.FALSE : null;
    }
    String status = managedScaling().get().text("status");
    return status == null ? null : (Boolean) status.equals("ENABLED");
  }
}
