package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterConfiguration;
import software.amazon.awssdk.services.ecs.model.ClusterContainsContainerInstancesException;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ClusterContainsTasksException;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ClusterServiceConnectDefaults;
import software.amazon.awssdk.services.ecs.model.ClusterSetting;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterResponse;
import software.amazon.awssdk.services.ecs.model.UpdateClusterSettingsRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterSettingsResponse;

/**
 * Clusters. Creating one that is there answers with it; a deleted one can be described as INACTIVE
 * and its name is free.
 */
final class Clusters {
  private static final String ACTIVE = "ACTIVE";

  private final EcsApi api;

  Clusters(EcsApi api) {
    this.api = api;
  }

  private String arn(@Nullable String nameOrArn) {
    return api.arn("cluster/" + EcsApi.lastPart(nameOrArn == null ? "default" : nameOrArn));
  }

  CreateClusterResponse create(CreateClusterRequest request) {
    String name = request.clusterName() == null ? "default" : request.clusterName();
    String arn = arn(name);
    Optional<Cluster> before = api.clusters().find(arn).filter(c -> c.status().equals(ACTIVE));
    if (before.isPresent()) {
      return CreateClusterResponse.builder().cluster(complete(before.get())).build();
    }
    Cluster cluster =
        Pojos.copy(request, Cluster.builder())
            .clusterArn(arn)
            .clusterName(name)
            .status(ACTIVE)
            .settings(settings(List.of(), request.settings()))
            .tags(List.of())
            .build();
    api.clusters().put(arn, cluster);
    api.tag(arn, request.tags());
    return CreateClusterResponse.builder()
        .cluster(complete(cluster).toBuilder().tags(api.tags(arn)).build())
        .build();
  }

  private static List<ClusterSetting> settings(
      List<ClusterSetting> before, List<ClusterSetting> wanted) {
    List<ClusterSetting> settings = new ArrayList<>(wanted);
    for (ClusterSetting old : before) {
      if (settings.stream().noneMatch(s -> s.name() == old.name())) {
        settings.add(old);
      }
    }
    if (settings.isEmpty()) {
      settings.add(ClusterSetting.builder().name("containerInsights").value("disabled").build());
    }
    return settings;
  }

  /** With the counts that follow from services and tasks. */
  private Cluster complete(Cluster cluster) {
    List<Task> tasks = api.tasks().where(t -> t.clusterArn().equals(cluster.clusterArn()));
    return cluster.toBuilder()
        .registeredContainerInstancesCount(
            ContainerInstances.of(api, cluster.clusterArn(), null).size())
        .activeServicesCount(
            api.services()
                .where(s -> s.clusterArn().equals(cluster.clusterArn()) && isActive(s))
                .size())
        .runningTasksCount(count(tasks, "RUNNING"))
        .pendingTasksCount(count(tasks, "PENDING") + count(tasks, "PROVISIONING"))
        .build();
  }

  private static int count(List<Task> tasks, String status) {
    return (int) tasks.stream().filter(t -> status.equals(t.lastStatus())).count();
  }

  private static boolean isActive(Service service) {
    return service.status().equals(ACTIVE);
  }

  /** One that is not deleted. */
  Cluster require(@Nullable String nameOrArn) {
    return api.clusters()
        .find(arn(nameOrArn))
        .filter(c -> c.status().equals(ACTIVE))
        .orElseThrow(() ->
            api.endpoint()
                .error(
                    ClusterNotFoundException.builder(),
                    "ClusterNotFoundException",
                    "Cluster not found."));
  }

  DescribeClustersResponse describe(DescribeClustersRequest request) {
    List<String> wanted = request.hasClusters() ? request.clusters() : List.of("default");
    List<Cluster> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String name : wanted) {
      api.clusters()
          .find(arn(name))
          .ifPresentOrElse(
              cluster -> found.add(with(request.include(), complete(cluster))),
              () -> failures.add(EcsApi.missing(arn(name))));
    }
    return DescribeClustersResponse.builder().clusters(found).failures(failures).build();
  }

  /** ECS leaves out settings, configuration and tags unless asked. */
  private Cluster with(List<ClusterField> include, Cluster cluster) {
    Cluster.Builder shown = cluster.toBuilder();
    if (include.contains(ClusterField.TAGS)) {
      shown.tags(api.tags(cluster.clusterArn()));
    }
    if (!include.contains(ClusterField.SETTINGS)) {
      shown.settings(List.of());
    }
    return include.contains(ClusterField.CONFIGURATIONS)
        ? shown.build()
        : shown.configuration((ClusterConfiguration) null).build();
  }

  ListClustersResponse list(ListClustersRequest request) {
    List<String> arns =
        api.clusters().where(c -> c.status().equals(ACTIVE)).stream()
            .map(Cluster::clusterArn)
            .toList();
    var page = api.endpoint().page(arns, request.nextToken(), request.maxResults(), EcsApi.PAGE);
    return ListClustersResponse.builder().clusterArns(page.items()).nextToken(page.next()).build();
  }

  UpdateClusterResponse update(UpdateClusterRequest request) {
    Cluster before = require(request.cluster());
    Cluster.Builder changed =
        Pojos.copy(request, before.toBuilder())
            .settings(settings(before.settings(), request.settings()));
    if (request.serviceConnectDefaults() != null
        && request.serviceConnectDefaults().namespace().isEmpty()) {
      changed.serviceConnectDefaults((ClusterServiceConnectDefaults) null);
    }
    Cluster after = changed.build();
    api.clusters().put(after.clusterArn(), after);
    return UpdateClusterResponse.builder().cluster(complete(after)).build();
  }

  UpdateClusterSettingsResponse updateSettings(UpdateClusterSettingsRequest request) {
    Cluster before = require(request.cluster());
    Cluster after =
        before.toBuilder().settings(settings(before.settings(), request.settings())).build();
    api.clusters().put(after.clusterArn(), after);
    return UpdateClusterSettingsResponse.builder().cluster(complete(after)).build();
  }

  PutClusterCapacityProvidersResponse putProviders(PutClusterCapacityProvidersRequest request) {
    Cluster before = require(request.cluster());
    Associations.check(api, before, request);
    Cluster after =
        before.toBuilder()
            .capacityProviders(request.capacityProviders())
            .defaultCapacityProviderStrategy(request.defaultCapacityProviderStrategy())
            .attachmentsStatus("UPDATE_COMPLETE")
            .build();
    api.clusters().put(after.clusterArn(), after);
    return PutClusterCapacityProvidersResponse.builder().cluster(complete(after)).build();
  }

  DeleteClusterResponse delete(DeleteClusterRequest request) {
    Cluster cluster = require(request.cluster());
    if (api.services().any(s -> s.clusterArn().equals(cluster.clusterArn()) && isActive(s))) {
      throw api.endpoint()
          .error(
              ClusterContainsServicesException.builder(),
              "ClusterContainsServicesException",
              "The Cluster cannot be deleted while Services are active.");
    }
    if (api.tasks()
        .any(t ->
            t.clusterArn().equals(cluster.clusterArn()) && !"STOPPED".equals(t.lastStatus()))) {
      throw api.endpoint()
          .error(
              ClusterContainsTasksException.builder(),
              "ClusterContainsTasksException",
              "The Cluster cannot be deleted while Tasks are active.");
    }
    if (!ContainerInstances.of(api, cluster.clusterArn(), null).isEmpty()) {
      throw api.endpoint()
          .error(
              ClusterContainsContainerInstancesException.builder(),
              "ClusterContainsContainerInstancesException",
              "The Cluster cannot be deleted while Container Instances are active or draining.");
    }
    Cluster deleted = cluster.toBuilder().status("INACTIVE").build();
    api.clusters().put(cluster.clusterArn(), deleted);
    api.backend().tags().forget(cluster.clusterArn());
    return DeleteClusterResponse.builder().cluster(deleted).build();
  }
}
