package io.ecsctl.provider.aws.rollout;

import io.ecsctl.provider.aws.inventory.ServiceReads;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Service;

/** What the watches of several deployments share. Safe for use by several threads. */
public final class RolloutReads {
  private final ServiceReads services;
  private volatile boolean hasServiceDeployments = true;

  public RolloutReads(ServiceReads services) {
    this.services = services;
  }

  /** Whether the endpoint keeps service deployments, as AWS does; not before it was asked. */
  boolean hasServiceDeployments() {
    return hasServiceDeployments;
  }

  void lacksServiceDeployments() {
    hasServiceDeployments = false;
  }

  /** See {@link ServiceReads#read}. */
  Optional<Service> service(String cluster, String arn) {
    return services.read(cluster, arn);
  }
}
