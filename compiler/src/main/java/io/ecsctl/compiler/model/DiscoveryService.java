package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code discovery_service}. */
public record DiscoveryService(Resource resource) implements Element {
  public @Nullable ResourceAddress namespace() {
    return Fields.reference(body(), "namespace");
  }

  /** The records that tasks get; see {@link #recordsKnown}. */
  public List<Block> records() {
    return body().block("dns_config").map(config -> config.blocks("record")).orElse(List.of());
  }

  public boolean recordsKnown() {
    return Fields.isWhollyKnown(body(), "dns_config");
  }
}
