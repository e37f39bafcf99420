package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code listener_rule}. */
public record ListenerRule(Resource resource) implements Element {
  public @Nullable ResourceAddress listener() {
    return Fields.reference(body(), "listener");
  }

  public @Nullable Long priority() {
    return body().integer("priority");
  }

  public List<Block> conditions() {
    return body().blocks("condition");
  }

  public List<Block> actions() {
    return body().blocks("action");
  }
}
