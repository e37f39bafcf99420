package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.ArrayList;
import java.util.List;

/** A {@code load_balancer}. */
public record LoadBalancer(Resource resource) implements Element {
  /** Application, which is also AWS's default. False when not known. */
  public boolean isApplication() {
    return body().has("type") ? "application".equals(body().text("type")) : true;
  }

  public boolean isNetwork() {
    return "network".equals(body().text("type"));
  }

  /** Whether it has addresses of IPv4 that the internet reaches, when it is internet-facing. */
  public boolean hasPublicIpv4() {
    return !"dualstack-without-public-ipv4".equals(body().text("ip_address_type"));
  }

  /** Whether clients may come by IPv6 too; false when not known. */
  public boolean isDualStack() {
    String family = body().text("ip_address_type");
    return family != null && family.startsWith("dualstack");
  }

  /** Internet-facing, which is also AWS's default. False when not known. */
  public boolean isInternetFacing() {
    return body().has("scheme") ? "internet-facing".equals(body().text("scheme")) : true;
  }

  /** Those of its {@code subnets} and of its {@code subnet_mapping}s. */
  public References subnets() {
    References listed = Fields.references(body(), "subnets");
    List<Block> mappings = body().blocks("subnet_mapping");
    List<ResourceAddress> all = new ArrayList<>(listed.addresses());
    for (Block mapping : mappings) {
      ResourceAddress subnet = Fields.reference(mapping, "subnet");
      if (subnet != null) {
        all.add(subnet);
      }
    }
    boolean complete = all.size() == listed.addresses().size() + mappings.size();
    return new References(all, listed.complete() && complete);
  }

  public References securityGroups() {
    return Fields.references(body(), "security_groups");
  }
}
