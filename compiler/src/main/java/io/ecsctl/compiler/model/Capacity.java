package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the tasks of a service or a schedule run.
 *
 * @param strategy what chooses among capacity providers, its own or its cluster's default; empty
 *     for a launch type
 * @param by the block that says so; null when none does, which is {@code EC2} in ECS
 */
public record Capacity(Compute compute, List<StrategyItem> strategy, @Nullable Block by) {
  public Capacity {
    strategy = List.copyOf(strategy);
  }

  static final Capacity UNKNOWN = new Capacity(Compute.UNKNOWN, List.of(), null);

  public boolean isFargate() {
    return compute == Compute.FARGATE;
  }

  public boolean isEc2() {
    return compute == Compute.EC2;
  }

  /** Where it is said what tasks run on; {@code otherwise} when nobody says it. */
  public SourceSpan span(SourceSpan otherwise) {
    if (by == null) {
      return otherwise;
    }
    return strategy.isEmpty() ? by.valueSpan("launch_type") : strategy.getFirst().span();
  }
}
