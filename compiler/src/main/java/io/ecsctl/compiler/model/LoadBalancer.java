package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Resource;

/** A {@code load_balancer}. */
public record LoadBalancer(Resource resource) implements Element {
  /** Application, which is also AWS's default. False when not known. */
  public boolean isApplication() {
    return body().has("type") ? "application".equals(body().text("type")) : true;
  }

  public boolean isNetwork() {
    return "network".equals(body().text("type"));
  }

  /** Internet-facing, which is also AWS's default. False when not known. */
  public boolean isInternetFacing() {
    return body().has("scheme") ? "internet-facing".equals(body().text("scheme")) : true;
  }

  public References subnets() {
    return Fields.references(body(), "subnets");
  }

  public References securityGroups() {
    return Fields.references(body(), "security_groups");
  }
}
