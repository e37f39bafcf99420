package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a capacity provider strategy: of a service, of a schedule, or of a cluster's default.
 */
public record StrategyItem(Block block) {
  /** Those of the blocks {@code name}, in source order. */
  public static List<StrategyItem> of(Block block, String name) {
    return block.blocks(name).stream().map(StrategyItem::new).toList();
  }

  /** {@code FARGATE}, {@code FARGATE_SPOT}, or the name of a provider; null for the program's. */
  public @Nullable String name() {
    return block.text("capacity_provider");
  }

  /** The program's provider; null for Fargate's, for one by name, and when not known. */
  public @Nullable ResourceAddress provider() {
    return Fields.reference(block, "capacity_provider");
  }

  public boolean isFargate() {
    String name = name();
    return name != null && name.startsWith("FARGATE");
  }

  /** 0 when absent, as in ECS; null when not known. */
  public @Nullable Long weight() {
    return number("weight");
  }

  /** 0 when absent, as in ECS; null when not known. */
  public @Nullable Long base() {
    return number("base");
  }

  private @Nullable Long number(String name) {
    return block.has(name) ? block.integer(name) : (Long) 0L;
  }

  /** Where the provider stands. */
  public SourceSpan span() {
    return block.valueSpan("capacity_provider");
  }
}
