package io.ecsctl.provider.aws.sandbox.ecs;

import java.util.List;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersRequest;

/** What ECS checks when a cluster's capacity providers are set. */
final class Associations {
  private Associations() {}

  static void check(EcsApi api, Cluster before, PutClusterCapacityProvidersRequest request) {
    CapacityProviders providers = new CapacityProviders(api);
    List<String> wanted = request.capacityProviders().stream().map(EcsApi::lastPart).toList();
    for (String provider : wanted) {
      if (!CapacityProviders.isFargate(provider) && providers.find(provider).isEmpty()) {
        throw api.invalid(
            "The specified capacity provider was not found: %s. Specify a valid name or ARN and try"
                + " again.",
            provider);
      }
    }
    for (CapacityProviderStrategyItem item : request.defaultCapacityProviderStrategy()) {
      if (!wanted.contains(EcsApi.lastPart(item.capacityProvider()))) {
        throw api.invalid(
            "The specified capacity provider strategy cannot contain a capacity provider that is"
                + " not associated with the cluster. Associate the capacity provider with the"
                + " cluster and try again.");
      }
    }
    for (String provider : before.capacityProviders()) {
      if (!wanted.contains(provider) && isUsed(api, before, provider)) {
        throw api.inUse("The specified capacity provider is in use and cannot be removed.");
      }
    }
  }

  private static boolean isUsed(EcsApi api, Cluster cluster, String provider) {
    return api.services()
            .any(service ->
                service.clusterArn().equals(cluster.clusterArn())
                    && "ACTIVE".equals(service.status())
                    && service.capacityProviderStrategy().stream()
                        .anyMatch(
                            item -> EcsApi.lastPart(item.capacityProvider()).equals(provider)))
        || api.tasks()
            .any(task ->
                task.clusterArn().equals(cluster.clusterArn())
                    && provider.equals(task.capacityProviderName())
                    && !"STOPPED".equals(task.lastStatus()));
  }
}
