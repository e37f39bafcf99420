package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@code auto_scaling_group}. */
public record AutoScalingGroup(Resource resource) implements Element {
  public @Nullable ResourceAddress launchTemplate() {
    return Fields.reference(body(), "launch_template");
  }

  /** Types, or requirements, that take the place of the template's. */
  public List<Block> overrides() {
    return body().blocks("override");
  }

  public boolean overridesKnown() {
    return Fields.isKnown(body(), "override");
  }

  public @Nullable Long minSize() {
    return body().integer("min_size");
  }

  /** In instances, unless {@link #countsInstances} is false. */
  public @Nullable Long maxSize() {
    return body().integer("max_size");
  }

  /** Whether its sizes certainly count instances, and neither weights, vCPUs nor memory. */
  public boolean countsInstances() {
    boolean units =
        body().has("desired_capacity_type")
            ? "units".equals(body().text("desired_capacity_type"))
            : true;
    return units
        && overridesKnown()
        && overrides().stream().noneMatch(override -> override.has("weighted_capacity"));
  }

  public References subnets() {
    return Fields.references(body(), "subnets");
  }

  /** The templates that its instances may be made of: its own, and those of its overrides. */
  public References templates() {
    References own = Fields.references(body(), "launch_template");
    List<ResourceAddress> all = new ArrayList<>(own.addresses());
    boolean complete = own.complete() && overridesKnown();
    for (Block override : overrides()) {
      References other = Fields.references(override, "launch_template");
      other.addresses().stream().filter(a -> !all.contains(a)).forEach(all::add);
      complete &= other.complete();
    }
    return new References(all, complete);
  }
}
