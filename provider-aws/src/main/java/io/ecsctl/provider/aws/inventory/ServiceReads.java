package io.ecsctl.provider.aws.inventory;

import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;

/**
 * What is known of single ECS services: reads, {@linkplain Gathered gathered} for everybody who
 * asks at once, and which services need no reading because they were just made.
 */
public final class ServiceReads {
  private static final int PER_CALL = 10;

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
            name(cluster), name -> new Gathered<>(PER_CALL, services -> describe(name, services)))
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
    Map<String, Service> byName = new HashMap<>();
    var found =
        Call.unless(
            Set.of("ClusterNotFoundException"),
            "ecs:DescribeServices",
            () ->
                clients
                    .ecs()
                    .describeServices(
                        r -> r.cluster(cluster).services(services).include(ServiceField.TAGS)));
    if (found != null) {
      found.services().forEach(service -> byName.put(service.serviceName(), service));
    }
    return byName;
  }
}
