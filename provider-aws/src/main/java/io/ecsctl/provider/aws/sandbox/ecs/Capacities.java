package io.ecsctl.provider.aws.sandbox.ecs;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.ManagedScalingStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Chooses where a service's next task goes: by its launch type, or by its strategy. */
final class Capacities {
  private final EcsApi api;
  private final Service service;
  private final TaskDefinition definition;

  Capacities(EcsApi api, Service service, TaskDefinition definition) {
    this.api = api;
    this.service = service;
    this.definition = definition;
  }

  /**
   * @param there tasks of the deployment
   * @param more started just now
   */
  Capacity next(List<Task> there, List<Task> more) {
    if (service.capacityProviderStrategy().isEmpty()) {
      return service.launchType() == LaunchType.EC2
          ? placed(null)
          : new Capacity(true, null, null, null);
    }
    String provider =
        EcsApi.lastPart(
            choose(Stream.concat(there.stream(), more.stream()).toList()).capacityProvider());
    return CapacityProviders.isFargate(provider)
        ? new Capacity(true, provider, null, null)
        : placed(provider);
  }

  private Capacity placed(@Nullable String provider) {
    Placement.Found found = new Placement(api, service, definition).find(provider);
    boolean waits = found.instance() == null && provider != null && isScaled(provider);
    return new Capacity(false, provider, found.instance(), waits ? null : found.refusal());
  }

  /** Then a task that has no place yet waits for it in state PROVISIONING. */
  private boolean isScaled(String provider) {
    return api.providers()
        .find(api.arn("capacity-provider/" + provider))
        .map(CapacityProvider::autoScalingGroupProvider)
        .filter(group -> group.managedScaling().status() == ManagedScalingStatus.ENABLED)
        .isPresent();
  }

  /** Bases first, then whoever is furthest behind its weight. */
  private CapacityProviderStrategyItem choose(List<Task> tasks) {
    List<CapacityProviderStrategyItem> strategy = service.capacityProviderStrategy();
    return strategy.stream()
        .filter(item -> count(item, tasks) < Objects.requireNonNullElse(item.base(), 0))
        .findFirst()
        .orElseGet(() ->
            strategy.stream()
                .filter(item -> weight(item) > 0)
                .min(
                    Comparator.comparingDouble(
                        item -> (double) (count(item, tasks) + 1) / weight(item)))
                .orElse(strategy.getFirst()));
  }

  private static int weight(CapacityProviderStrategyItem item) {
    return Objects.requireNonNullElse(item.weight(), 0);
  }

  private static long count(CapacityProviderStrategyItem item, List<Task> tasks) {
    String provider = EcsApi.lastPart(item.capacityProvider());
    return tasks.stream().filter(task -> provider.equals(task.capacityProviderName())).count();
  }
}
