package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Resource;
import org.jspecify.annotations.Nullable;

/** A {@code namespace}. */
public record Namespace(Resource resource) implements Element {
  /** {@code HTTP} when absent; null when not known. */
  public @Nullable String type() {
    return body().has("type") ? body().text("type") : "HTTP";
  }
}
