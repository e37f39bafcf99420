package io.ecsctl.provider.aws.rollout;

import software.amazon.awssdk.services.ecs.model.Service;

/**
 * The deployment that is waited for.
 *
 * @param cluster name or ARN
 * @param service ARN
 * @param taskDefinition ARN of the revision that we asked for; a deployment of another one is not
 *     ours
 */
public record RolloutTarget(String cluster, String service, String taskDefinition) {

  /** What a service says of itself right after it was created or updated. */
  public static RolloutTarget of(Service service) {
    return new RolloutTarget(service.clusterArn(), service.serviceArn(), service.taskDefinition());
  }

  /** {@code web} of {@code arn:…:service/shop/web}. */
  String serviceName() {
    return service.substring(service.lastIndexOf('/') + 1);
  }

  /** {@code shop-web:7}. */
  String revision() {
    return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
  }
}
