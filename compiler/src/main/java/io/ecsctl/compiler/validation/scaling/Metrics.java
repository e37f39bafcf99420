package io.ecsctl.compiler.validation.scaling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The predefined metrics of ECS services. Source: Application Auto Scaling User Guide, target
 * tracking for ECS.
 */
final class Metrics {
  static final List<String> ECS =
      List.of(
          "ECSServiceAverageCPUUtilization",
          "ECSServiceAverageMemoryUtilization",
          "ALBRequestCountPerTarget");

  private Metrics() {}

  /** Whether the metric is a percentage of what the tasks reserve. */
  static boolean isUtilization(@Nullable String metric) {
    return metric != null && metric.endsWith("Utilization") && ECS.contains(metric);
  }
}
