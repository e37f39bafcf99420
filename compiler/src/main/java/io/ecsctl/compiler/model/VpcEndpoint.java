package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@code vpc_endpoint}. */
public record VpcEndpoint(Resource resource) implements Element {
  private static final Pattern FULL =
      Pattern.compile("(?:cn\\.)?(?:com\\.amazonaws|aws\\.api)\\.[a-z0-9-]+\\.(.+)");

  /** {@code ecr.api}, {@code s3}: without what every name of a region has; null when not known. */
  public @Nullable String service() {
    String name = body().text("service_name");
    if (name == null) {
      return null;
    }
    Matcher full = FULL.matcher(name);
    return full.matches() ? full.group(1) : name;
  }

  /** {@code Gateway} when absent, as in AWS; null when not known. */
  public @Nullable String type() {
    return body().has("type") ? body().text("type") : "Gateway";
  }

  public boolean isInterface() {
    return "Interface".equals(type());
  }

  public boolean isGateway() {
    return "Gateway".equals(type());
  }

  /** Whether it leads to the service of the stack's own region, as far as it says. */
  public boolean isRegional() {
    return !body().has("service_region");
  }

  /** Whether the service's usual name leads to it; null when it does not say, or not known. */
  public @Nullable Boolean privateDns() {
    return Fields.bool(body(), "private_dns_enabled");
  }

  public References routeTables() {
    return Fields.references(body(), "route_tables");
  }

  /** Those of its {@code subnets} and of its {@code subnet_configuration}s. */
  public References subnets() {
    References listed = Fields.references(body(), "subnets");
    List<ResourceAddress> all = new ArrayList<>(listed.addresses());
    boolean complete = listed.complete() && Fields.isKnown(body(), "subnet_configuration");
    for (Block configuration : body().blocks("subnet_configuration")) {
      References one = Fields.references(configuration, "subnet");
      one.addresses().stream().filter(a -> !all.contains(a)).forEach(all::add);
      complete &= one.complete() && !one.isEmpty();
    }
    return new References(all, complete);
  }

  public References securityGroups() {
    return Fields.references(body(), "security_groups");
  }

  public boolean hasPolicy() {
    return Fields.isSet(body(), "policy");
  }
}
