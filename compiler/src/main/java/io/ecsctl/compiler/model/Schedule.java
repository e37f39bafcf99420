package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Resource;
import org.jspecify.annotations.Nullable;

/** A {@code schedule}. */
public record Schedule(Resource resource) implements TaskRunner {
  public @Nullable ResourceAddress role() {
    return Fields.reference(body(), "role");
  }
}
