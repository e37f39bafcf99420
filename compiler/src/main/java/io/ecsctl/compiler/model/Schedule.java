package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Resource;
import org.jspecify.annotations.Nullable;

/** A {@code schedule}. */
public record Schedule(Resource resource) implements Element {
  public @Nullable ResourceAddress taskDefinition() {
    return Fields.reference(body(), "task_definition");
  }

  public @Nullable ResourceAddress role() {
    return Fields.reference(body(), "role");
  }
}
