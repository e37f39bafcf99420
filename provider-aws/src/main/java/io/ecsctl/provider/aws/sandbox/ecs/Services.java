package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/**
 * Services: ACTIVE, after deletion DRAINING while their tasks stop, then INACTIVE, when the name is
 * free again.
 */
final class Services {
  private static final int AT_ONCE = 10;

  private final EcsApi api;
  private final Clusters clusters;
  private final TaskDefinitions definitions;
  private final ServiceChecks checks;
  private final Deployments deployments;

  Services(EcsApi api, Clusters clusters, TaskDefinitions definitions) {
    this.api = api;
    this.clusters = clusters;
    this.definitions = definitions;
    checks = new ServiceChecks(api);
    deployments = new Deployments(api);
  }

  private String arn(Cluster cluster, String nameOrArn) {
    return api.arn("service/%s/%s".formatted(cluster.clusterName(), EcsApi.lastPart(nameOrArn)));
  }

  CreateServiceResponse create(CreateServiceRequest request) {
    Cluster cluster = clusters.require(request.cluster());
    String arn = arn(cluster, request.serviceName());
    Optional<Service> before = api.services().find(arn);
    if (before.isPresent()) {
      Service existing = before.get();
      if (existing.status().equals("DRAINING")) {
        throw api.invalid("Unable to Start a service that is still Draining.");
      }
      if (existing.status().equals("ACTIVE")) {
        if (request.clientToken() != null
            && request.clientToken().equals(api.notes().get(arn, "token"))) {
          return CreateServiceResponse.builder().service(shown(existing, true)).build();
        }
        throw api.invalid("Creation of service was not idempotent.");
      }
    }
    TaskDefinition definition = requireDefinition(request.taskDefinition());
    checks.checkStrategy(cluster, request.capacityProviderStrategy());
    Service service =
        withDefaults(Pojos.copy(request, Service.builder()), request, cluster)
            .serviceArn(arn)
            .clusterArn(cluster.clusterArn())
            .taskDefinition(definition.taskDefinitionArn())
            .status("ACTIVE")
            .createdAt(api.backend().now())
            .createdBy(Endpoint.CALLER)
            .runningCount(0)
            .pendingCount(0)
            .events(List.of())
            .tags(List.of())
            .build();
    checks.check(service, definition);
    api.notes().removeAll(arn);
    if (request.clientToken() != null) {
      api.notes().set(arn, "token", request.clientToken());
    }
    api.tag(arn, request.tags());
    Service started = deployments.begin(service, null, request);
    api.services().put(arn, started);
    Rollouts.wake(api);
    return CreateServiceResponse.builder().service(shown(started, true)).build();
  }

  private TaskDefinition requireDefinition(@Nullable String name) {
    TaskDefinition definition =
        definitions.find(name).orElseThrow(() -> api.client("TaskDefinition not found."));
    if (definition.status() != TaskDefinitionStatus.ACTIVE) {
      throw api.client("TaskDefinition is inactive");
    }
    return definition;
  }

  private static Service.Builder withDefaults(
      Service.Builder service, CreateServiceRequest request, Cluster cluster) {
    boolean strategy =
        !request.capacityProviderStrategy().isEmpty()
            || (request.launchType() == null
                && !cluster.defaultCapacityProviderStrategy().isEmpty());
    if (strategy) {
      service.capacityProviderStrategy(
          request.capacityProviderStrategy().isEmpty()
              ? cluster.defaultCapacityProviderStrategy()
              : request.capacityProviderStrategy());
    } else if (request.launchType() == null) {
      service.launchType(LaunchType.EC2);
    }
    if (onFargate(service.build())) {
      service
          .platformVersion(Objects.requireNonNullElse(request.platformVersion(), "LATEST"))
          .platformFamily("Linux");
    }
    return ServiceDefaults.fill(
        service.desiredCount(
            request.schedulingStrategy() == SchedulingStrategy.DAEMON
                ? Integer.valueOf(0)
                : Objects.requireNonNullElse(request.desiredCount(), 1)));
  }

  private static boolean onFargate(Service service) {
    return service.capacityProviderStrategy().isEmpty()
        ? service.launchType() == LaunchType.FARGATE
        : service.capacityProviderStrategy().stream()
            .allMatch(item -> CapacityProviders.isFargate(item.capacityProvider()));
  }

  /** With tags only where they were asked for. */
  private Service shown(Service service, boolean tags) {
    return tags ? service.toBuilder().tags(api.tags(service.serviceArn())).build() : service;
  }

  DescribeServicesResponse describe(DescribeServicesRequest request) {
    if (request.services().isEmpty()) {
      throw api.invalid("Services cannot be empty.");
    }
    if (request.services().size() > AT_ONCE) {
      throw api.invalid("Services cannot have more than 10 elements.");
    }
    Cluster cluster = clusters.require(request.cluster());
    List<Service> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String name : request.services()) {
      api.services()
          .find(arn(cluster, name))
          .ifPresentOrElse(
              service -> found.add(shown(service, request.include().contains(ServiceField.TAGS))),
              () -> failures.add(EcsApi.missing(arn(cluster, name))));
    }
    return DescribeServicesResponse.builder().services(found).failures(failures).build();
  }

  ListServicesResponse list(ListServicesRequest request) {
    Cluster cluster = clusters.require(request.cluster());
    List<String> arns =
        api
            .services()
            .where(s ->
                s.clusterArn().equals(cluster.clusterArn())
                    && !s.status().equals("INACTIVE")
                    && (request.launchType() == null || s.launchType() == request.launchType()))
            .stream()
            .map(Service::serviceArn)
            .toList();
    Integer wanted = Objects.requireNonNullElse(request.maxResults(), AT_ONCE);
    var page = api.endpoint().page(arns, request.nextToken(), wanted, EcsApi.PAGE);
    return ListServicesResponse.builder().serviceArns(page.items()).nextToken(page.next()).build();
  }

  private Service require(Cluster cluster, String name) {
    return api.services()
        .find(arn(cluster, name))
        .orElseThrow(() ->
            api.endpoint()
                .error(
                    ServiceNotFoundException.builder(),
                    "ServiceNotFoundException",
                    "Service not found."));
  }

  UpdateServiceResponse update(UpdateServiceRequest request) {
    Service before = require(clusters.require(request.cluster()), request.service());
    if (!before.status().equals("ACTIVE")) {
      throw api.endpoint()
          .error(
              ServiceNotActiveException.builder(),
              "ServiceNotActiveException",
              "Service was not ACTIVE.");
    }
    TaskDefinition definition =
        request.taskDefinition() == null
            ? definitions
                .find(before.taskDefinition())
                .orElseThrow(() -> api.client("TaskDefinition not found."))
            : requireDefinition(request.taskDefinition());
    Service.Builder changed =
        Pojos.copy(request, before.toBuilder()).taskDefinition(definition.taskDefinitionArn());
    if (request.hasCapacityProviderStrategy()) {
      moveCapacity(request, before, changed);
    }
    Service wanted = ServiceDefaults.fill(changed).build();
    checks.check(wanted, definition);
    boolean redeploy =
        Boolean.TRUE.equals(request.forceNewDeployment())
            || Deployments.differ(before, wanted)
            || Deployments.launchesAnew(before, request);
    Service after =
        redeploy ? deployments.begin(wanted, before, request) : deployments.rescale(wanted);
    api.services().put(after.serviceArn(), after);
    Rollouts.wake(api);
    return UpdateServiceResponse.builder().service(shown(after, true)).build();
  }

  /** Onto a strategy or, with an empty one, back to the launch type that it once had. */
  private void moveCapacity(UpdateServiceRequest request, Service before, Service.Builder changed) {
    checks.checkStrategy(clusters.require(before.clusterArn()), request.capacityProviderStrategy());
    if (!before.capacityProviderStrategy().equals(request.capacityProviderStrategy())
        && !Boolean.TRUE.equals(request.forceNewDeployment())) {
      throw api.invalid(
          "When switching from launch type to capacity provider strategy on an existing service, or"
              + " making a change to a capacity provider strategy on a service that is already"
              + " using one, you must force a new deployment.");
    }
    if (before.launchType() != null) {
      api.notes().set(before.serviceArn(), "launch type", before.launchTypeAsString());
    }
    changed.launchType(
        request.capacityProviderStrategy().isEmpty()
            ? LaunchType.fromValue(
                Objects.requireNonNullElse(
                    api.notes().get(before.serviceArn(), "launch type"), "EC2"))
            : null);
    boolean fargate = onFargate(changed.build());
    changed
        .platformVersion(
            fargate ? Objects.requireNonNullElse(before.platformVersion(), "LATEST") : null)
        .platformFamily(fargate ? "Linux" : null);
  }

  DeleteServiceResponse delete(DeleteServiceRequest request) {
    Service before = require(clusters.require(request.cluster()), request.service());
    if (!before.status().equals("ACTIVE")) {
      throw api.endpoint()
          .error(
              ServiceNotActiveException.builder(),
              "ServiceNotActiveException",
              "Service was not ACTIVE.");
    }
    if (before.desiredCount() > 0 && !Boolean.TRUE.equals(request.force())) {
      throw api.invalid("The service cannot be stopped while it is scaled above 0.");
    }
    Service draining = before.toBuilder().status("DRAINING").desiredCount(0).build();
    api.services().put(draining.serviceArn(), draining);
    Rollouts.wake(api);
    return DeleteServiceResponse.builder().service(shown(draining, true)).build();
  }
}
