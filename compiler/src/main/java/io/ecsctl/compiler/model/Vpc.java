package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.Cidr;
import org.jspecify.annotations.Nullable;

/** A {@code vpc}. */
public record Vpc(Resource resource) implements Element {
  public @Nullable Cidr cidr() {
    return Fields.cidr(body(), "cidr");
  }
}
