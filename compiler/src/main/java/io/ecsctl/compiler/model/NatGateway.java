package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Resource;
import org.jspecify.annotations.Nullable;

/** A {@code nat_gateway}. */
public record NatGateway(Resource resource) implements Element {
  public @Nullable ResourceAddress subnet() {
    return Fields.reference(body(), "subnet");
  }

  /** A regional gateway stands in no subnet: AWS gives it addresses and routes in every zone. */
  public boolean isRegional() {
    return "regional".equals(body().text("availability_mode"));
  }

  /** A private gateway leads to other networks, never to the internet. */
  public boolean isPublic() {
    return !"private".equals(body().text("connectivity_type"))
        && Fields.isKnown(body(), "connectivity_type");
  }
}
