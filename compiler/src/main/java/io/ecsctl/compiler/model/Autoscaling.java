package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@code autoscaling}. */
public record Autoscaling(Resource resource) implements Element {
  public @Nullable ResourceAddress service() {
    return Fields.reference(body(), "service");
  }

  public @Nullable Long min() {
    return body().integer("min");
  }

  public @Nullable Long max() {
    return body().integer("max");
  }

  public List<Block> targetTracking() {
    return body().blocks("target_tracking");
  }
}
