package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AvailabilityZoneRebalancing;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

/** The members of a service that ECS fills in. */
final class ServiceDefaults {
  private static final String LINKED_ROLE =
      "arn:aws:iam::%s:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"
          .formatted(Backend.ACCOUNT);

  private ServiceDefaults() {}

  static Service.Builder fill(Service.Builder builder) {
    Service asked = builder.build();
    boolean daemon = asked.schedulingStrategy() == SchedulingStrategy.DAEMON;
    builder
        .schedulingStrategy(daemon ? SchedulingStrategy.DAEMON : SchedulingStrategy.REPLICA)
        .deploymentConfiguration(deployment(asked.deploymentConfiguration(), daemon))
        .enableECSManagedTags(Objects.requireNonNullElse(asked.enableECSManagedTags(), false))
        .enableExecuteCommand(Objects.requireNonNullElse(asked.enableExecuteCommand(), false))
        .propagateTags(asked.propagateTags() == null ? PropagateTags.NONE : asked.propagateTags())
        .placementConstraints(asked.placementConstraints())
        .placementStrategy(asked.placementStrategy())
        .loadBalancers(asked.loadBalancers())
        .serviceRegistries(asked.serviceRegistries())
        .roleArn(Objects.requireNonNullElse(asked.roleArn(), LINKED_ROLE))
        // Since September 2025 new services are rebalanced unless they say otherwise.
        .availabilityZoneRebalancing(
            asked.availabilityZoneRebalancing() != null
                ? asked.availabilityZoneRebalancing()
                : daemon
                    ? AvailabilityZoneRebalancing.DISABLED
                    : AvailabilityZoneRebalancing.ENABLED);
    if (asked.deploymentController() == null) {
      builder.deploymentController(controller -> controller.type(DeploymentControllerType.ECS));
    }
    if (asked.healthCheckGracePeriodSeconds() == null && !asked.loadBalancers().isEmpty()) {
      builder.healthCheckGracePeriodSeconds(0);
    }
    if (asked.networkConfiguration() != null
        && asked.networkConfiguration().awsvpcConfiguration() != null) {
      AwsVpcConfiguration vpc = asked.networkConfiguration().awsvpcConfiguration();
      builder.networkConfiguration(network ->
          network.awsvpcConfiguration(
              vpc.toBuilder()
                  .assignPublicIp(
                      vpc.assignPublicIp() == null ? AssignPublicIp.DISABLED : vpc.assignPublicIp())
                  .securityGroups(vpc.securityGroups())
                  .build()));
    }
    return builder;
  }

  private static DeploymentConfiguration deployment(
      @Nullable DeploymentConfiguration asked, boolean daemon) {
    DeploymentConfiguration given =
        asked == null ? DeploymentConfiguration.builder().build() : asked;
    DeploymentCircuitBreaker breaker =
        given.deploymentCircuitBreaker() == null
            ? DeploymentCircuitBreaker.builder().enable(false).rollback(false).build()
            : given.deploymentCircuitBreaker();
    return given.toBuilder()
        .maximumPercent(Objects.requireNonNullElse(given.maximumPercent(), daemon ? 100 : 200))
        .minimumHealthyPercent(
            Objects.requireNonNullElse(given.minimumHealthyPercent(), daemon ? 0 : 100))
        .deploymentCircuitBreaker(breaker)
        .strategy(given.strategy() == null ? DeploymentStrategy.ROLLING : given.strategy())
        .bakeTimeInMinutes(Objects.requireNonNullElse(given.bakeTimeInMinutes(), 0))
        .build();
  }
}
