package io.ecsctl.provider.aws.inventory;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.StackScope;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Which block scales a service, as a tag of the service says: policies have no tags, and a scalable
 * target's are read one target a call.
 */
public final class ScalingMark {
  public static final String TAG = StackScope.TAG_PREFIX + "autoscaling";

  private ScalingMark() {}

  /** As the tag has it; nothing where no block scales the service. */
  public static Optional<String> text(Tags ofService) {
    return Optional.ofNullable(ofService.all().get(TAG));
  }

  public static Optional<ResourceAddress> address(Tags ofService) {
    return text(ofService).flatMap(mark -> Optional.ofNullable(AddressTag.read(mark)));
  }

  /** The id of a service's scalable target: {@code service/shop/web}. */
  public static String target(Service service) {
    return target(service.serviceArn());
  }

  /** {@code service/shop/web} of {@code arn:…:service/shop/web}. */
  public static String target(String serviceArn) {
    return "service/"
        + EcsInventory.clusterOf(serviceArn)
        + serviceArn.substring(serviceArn.lastIndexOf('/'));
  }
}
