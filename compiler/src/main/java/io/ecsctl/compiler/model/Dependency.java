package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import org.jspecify.annotations.Nullable;

/** One {@code depends_on} of a container: which other container must be in which condition first. */
public record Dependency(Block block) {
  private String attribute() {
    return block.has("container") ? "container" : "container_name";
  }

  public @Nullable String container() {
    return block.text(attribute());
  }

  public SourceSpan span() {
    return block.valueSpan(attribute());
  }

  /** {@code START}, {@code HEALTHY}, {@code COMPLETE} or {@code SUCCESS}; null when not known. */
  public @Nullable String condition() {
    return block.text("condition");
  }
}
