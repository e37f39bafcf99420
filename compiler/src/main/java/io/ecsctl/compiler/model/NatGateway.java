package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Resource;
import org.jspecify.annotations.Nullable;

/** A {@code nat_gateway}. */
public record NatGateway(Resource resource) implements Element {
  public @Nullable ResourceAddress subnet() {
    return Fields.reference(body(), "subnet");
  }

  /** A private gateway leads to other networks, never to the internet. */
  public boolean isPublic() {
    return !"private".equals(body().text("connectivity_type"))
        && Fields.isKnown(body(), "connectivity_type");
  }
}
