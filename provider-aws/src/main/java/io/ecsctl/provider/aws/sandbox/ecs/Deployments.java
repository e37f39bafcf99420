package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * How a deployment begins: in the service as its new PRIMARY deployment, and on its own as a
 * service deployment towards a new service revision. Notes tie the three together.
 */
final class Deployments {
  private final EcsApi api;

  Deployments(EcsApi api) {
    this.api = api;
  }

  /** Whether tasks of the one would differ from tasks of the other. */
  static boolean differ(Service before, Service after) {
    return !Objects.equals(before.taskDefinition(), after.taskDefinition())
        || !Objects.equals(before.networkConfiguration(), after.networkConfiguration())
        || !Objects.equals(before.platformVersion(), after.platformVersion())
        || !Objects.equals(before.capacityProviderStrategy(), after.capacityProviderStrategy())
        || !Objects.equals(before.loadBalancers(), after.loadBalancers())
        || !Objects.equals(before.serviceRegistries(), after.serviceRegistries());
  }

  /**
   * The service with a new primary deployment; those before it go on until it has replaced them.
   */
  Service begin(Service service, @Nullable Service before, SdkPojo request) {
    Instant now = api.backend().now();
    String base = service.serviceArn().split(":service/", 2)[1];
    String id = "ecs-svc/" + api.backend().digits19();
    String revision = api.arn("service-revision/" + base + "/" + api.backend().digits19());
    String deployment =
        api.arn("service-deployment/" + base + "/" + api.backend().hex17() + "0000");
    List<Deployment> all = new ArrayList<>();
    all.add(
        Pojos.copy(service, launch(before, request))
            .id(id)
            .status("PRIMARY")
            .createdAt(now)
            .updatedAt(now)
            .desiredCount(service.desiredCount())
            .runningCount(0)
            .pendingCount(0)
            .failedTasks(0)
            .rolloutState(DeploymentRolloutState.IN_PROGRESS)
            .rolloutStateReason("ECS deployment " + id + " in progress.")
            .build());
    List<ServiceRevisionSummary> sources = new ArrayList<>();
    if (before != null) {
      for (Deployment old : before.deployments()) {
        all.add(old.toBuilder().status("ACTIVE").updatedAt(now).build());
        supersede(old, now);
        String oldRevision = api.notes().get(old.id(), "revision");
        if (oldRevision != null) {
          sources.add(ServiceRevisionSummary.builder().arn(oldRevision).build());
        }
      }
    }
    Stages.choose(api, service, id, before == null);
    api.notes().set(id, "revision", revision);
    api.notes().set(id, "deployment", deployment);
    api.notes().set(service.serviceArn(), "steady", "false");
    api.revisions()
        .put(
            revision,
            Pojos.copy(service, ServiceRevision.builder())
                .serviceRevisionArn(revision)
                .createdAt(now)
                .build());
    boolean guarded =
        Boolean.TRUE.equals(service.deploymentConfiguration().deploymentCircuitBreaker().enable());
    ServiceDeploymentAlarms alarms = AlarmWatch.begin(api, service, id);
    api.deployments()
        .put(
            deployment,
            ServiceDeployment.builder()
                .serviceDeploymentArn(deployment)
                .serviceArn(service.serviceArn())
                .clusterArn(service.clusterArn())
                .createdAt(now)
                .startedAt(now)
                .updatedAt(now)
                .status(ServiceDeploymentStatus.IN_PROGRESS)
                .deploymentConfiguration(service.deploymentConfiguration())
                .sourceServiceRevisions(sources)
                .targetServiceRevision(
                    ServiceRevisionSummary.builder()
                        .arn(revision)
                        .requestedTaskCount(service.desiredCount())
                        .runningTaskCount(0)
                        .pendingTaskCount(0)
                        .build())
                .deploymentCircuitBreaker(
                    ServiceDeploymentCircuitBreaker.builder()
                        .status(guarded ? "MONITORING" : "DISABLED")
                        .failureCount(0)
                        .threshold(guarded ? Rollout.breakerThreshold(service) : 0)
                        .build())
                .alarms(alarms)
                .build());
    return service.toBuilder().deployments(all).currentServiceDeployment(deployment).build();
  }

  /** What only deployments hold, and services do not: as it was, where the request is silent. */
  private static Deployment.Builder launch(@Nullable Service before, SdkPojo request) {
    Deployment.Builder launch = Deployment.builder();
    if (before != null) {
      Deployment primary = primary(before);
      launch
          .serviceConnectConfiguration(primary.serviceConnectConfiguration())
          .volumeConfigurations(primary.volumeConfigurations())
          .vpcLatticeConfigurations(primary.vpcLatticeConfigurations());
    }
    return Pojos.copy(request, launch);
  }

  private static Deployment primary(Service service) {
    return service.deployments().stream()
        .filter(d -> d.status().equals("PRIMARY"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no primary deployment"));
  }

  /** Whether the request changes what only deployments hold. */
  static boolean launchesAnew(Service before, UpdateServiceRequest request) {
    Deployment primary = primary(before);
    return differs(request.serviceConnectConfiguration(), primary.serviceConnectConfiguration())
        || (request.hasVolumeConfigurations()
            && !request.volumeConfigurations().equals(primary.volumeConfigurations()))
        || (request.hasVpcLatticeConfigurations()
            && !request.vpcLatticeConfigurations().equals(primary.vpcLatticeConfigurations()));
  }

  private static boolean differs(@Nullable Object asked, @Nullable Object there) {
    return asked != null && !asked.equals(there);
  }

  /** A deployment that another one overtakes is stopped. */
  private void supersede(Deployment old, Instant now) {
    String arn = api.notes().get(old.id(), "deployment");
    if (arn != null
        && api.deployments()
            .find(arn)
            .filter(d -> d.status() == ServiceDeploymentStatus.IN_PROGRESS)
            .isPresent()) {
      api.deployments()
          .update(
              arn,
              d ->
                  d.toBuilder()
                      .status(ServiceDeploymentStatus.STOPPED)
                      .statusReason("Service deployment stopped because a new one was started.")
                      .stoppedAt(now)
                      .finishedAt(now)
                      .updatedAt(now)
                      .build());
    }
  }

  /** The service with its primary deployment at the service's desired count. */
  Service rescale(Service service) {
    api.notes().set(service.serviceArn(), "steady", "false");
    return service.toBuilder()
        .deployments(
            service.deployments().stream()
                .map(d ->
                    d.status().equals("PRIMARY")
                        ? d.toBuilder().desiredCount(service.desiredCount()).build()
                        : d)
                .toList())
        .build();
  }
}
