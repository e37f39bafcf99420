package io.ecsctl.provider.aws.inventory;

import io.ecsctl.provider.aws.client.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What is known of single ECS services: reads, {@linkplain Gathered gathered} for everybody who
 * asks at once, and which services need no reading because they were just made.
 */
public final class ServiceReads {
  private final AwsClients clients;
  private final Map<String, Gathered<Service>> clusters = new ConcurrentHashMap<>();
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  public ServiceReads(AwsClients clients) {
    this.clients = clients;
  }

  /**
   * In whatever state, with its tags; empty when there is none.
   *
   * @param cluster name or ARN
   * @param service name or ARN
   */
  public Optional<Service> read(String cluster, String service) {
    return clusters
        .computeIfAbsent(
            name(cluster),
            name ->
                new Gathered<>(
                    EcsInventory.SERVICES_PER_CALL, services -> describe(name, services)))
        .read(name(service));
  }

  /** With the marks of the stack, by the call that just was answered. */
  public void made(Service service) {
    made.add(service.serviceArn());
  }

  /** Whether it was made here: then it is the stack's, and nobody has had the time to use it. */
  public boolean isNew(String serviceArn) {
    return made.contains(serviceArn);
  }

  private static String name(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  private Map<String, Service> describe(String cluster, List<String> services) {
    return EcsInventory.inOneCall(clients, cluster, services).stream()
        .collect(Collectors.toMap(Service::serviceName, Function.identity(), (_, last) -> last));
  }
}
