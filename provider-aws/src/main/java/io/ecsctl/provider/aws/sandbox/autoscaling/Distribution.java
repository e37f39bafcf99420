package io.ecsctl.provider.aws.sandbox.autoscaling;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.InstancesDistribution;

/** How a group with a mixed instances policy divides its instances. */
final class Distribution {
  private Distribution() {}

  /** With what AWS fills in. */
  static InstancesDistribution settled(@Nullable InstancesDistribution asked) {
    InstancesDistribution given = asked == null ? InstancesDistribution.builder().build() : asked;
    String spot = Objects.requireNonNullElse(given.spotAllocationStrategy(), "lowest-price");
    return given.toBuilder()
        .onDemandAllocationStrategy(
            Objects.requireNonNullElse(given.onDemandAllocationStrategy(), "prioritized"))
        .onDemandBaseCapacity(Objects.requireNonNullElse(given.onDemandBaseCapacity(), 0))
        .onDemandPercentageAboveBaseCapacity(
            Objects.requireNonNullElse(given.onDemandPercentageAboveBaseCapacity(), 100))
        .spotAllocationStrategy(spot)
        .spotInstancePools(
            spot.equals("lowest-price")
                ? Integer.valueOf(Objects.requireNonNullElse(given.spotInstancePools(), 2))
                : null)
        .build();
  }

  /** Whether the next instance is Spot, when there are so many of either sort. */
  static boolean nextIsSpot(InstancesDistribution distribution, int onDemand, int spot) {
    int above = onDemand + spot + 1 - distribution.onDemandBaseCapacity();
    if (above <= 0) {
      return false;
    }
    int wanted =
        distribution.onDemandBaseCapacity()
            + Math.ceilDiv(above * distribution.onDemandPercentageAboveBaseCapacity(), 100);
    return onDemand >= wanted;
  }
}
