package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code cluster}. */
public record Cluster(Resource resource) implements Element {
  /** Where tasks go that say neither launch type nor strategy; see {@link #strategyKnown}. */
  public List<StrategyItem> defaultStrategy() {
    return StrategyItem.of(body(), "default_capacity_provider_strategy");
  }

  /** False when the default strategy is an expression that is not known yet. */
  public boolean strategyKnown() {
    return Fields.isKnown(body(), "default_capacity_provider_strategy");
  }

  /** The namespace of services that use Service Connect without naming one; null without one. */
  public @Nullable ResourceAddress serviceConnectNamespace() {
    return body()
        .block("service_connect_defaults")
        .map(defaults -> Fields.reference(defaults, "namespace"))
        .orElse(null);
  }
}
