package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import org.jspecify.annotations.Nullable;

/** A {@code dependency} of a container: which other container must be in which condition first. */
public record Dependency(Block block) {
  public @Nullable String container() {
    return block.text("container");
  }

  public SourceSpan span() {
    return block.valueSpan("container");
  }

  /** {@code START}, {@code HEALTHY}, {@code COMPLETE} or {@code SUCCESS}; null when not known. */
  public @Nullable String condition() {
    return block.text("condition");
  }
}
