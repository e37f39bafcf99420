package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.EcsInventory;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.rollout.Waiting;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;

/** A {@code cluster} block. */
final class ClusterKind implements ResourceKind {
  private static final String CREATE = "ecs:CreateCluster";
  private static final Duration TO_SETTLE = Duration.ofMinutes(5);

  /** What deletion is refused for while services drain and tasks stop. */
  private static final Set<String> STILL_BUSY =
      Set.of(
          "ClusterContainsServicesException",
          "ClusterContainsTasksException",
          "ClusterContainsContainerInstancesException",
          // Tasks of a provider that is taken away may still stop.
          "ResourceInUseException",
          "UpdateInProgressException");

  private static final String CONNECT = "service_connect_defaults";

  private static final Set<String> CAPACITY =
      Set.of("capacity_providers", "default_capacity_provider_strategy");

  private final Tools tools;
  private final EcsSupport support;

  ClusterKind(Tools tools) {
    this.tools = tools;
    support = new EcsSupport(tools);
  }

  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return inventory.ecs().clusters().stream().map(o -> live(o.address(), o.object())).toList();
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    List<String> arns = resources.stream().map(LiveResource::id).toList();
    return EcsInventory.describeClusters(tools.clients(), arns).stream()
        .flatMap(c -> Owned.of(scope, name(), c, EcsInventory.tags(c.tags())).stream())
        .map(o -> live(o.address(), o.object()))
        .toList();
  }

  private LiveResource live(ResourceAddress address, Cluster cluster) {
    Value.ObjectOf attributes =
        LiveAttributes.of(tools.read(name(), cluster))
            .text("arn", cluster.clusterArn())
            .put(TagChange.ATTRIBUTE, EcsInventory.tags(cluster.tags()).value())
            .build();
    return new LiveResource(address, cluster.clusterArn(), attributes, "", true);
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return find(id)
        .map(cluster -> new Found(live(address, cluster), EcsInventory.tags(cluster.tags())));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    support.retag(live.id(), change);
  }

  /**
   * Looks by name first: ECS answers a creating call with the active cluster of that name, whoever
   * owns it.
   */
  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateClusterRequest request =
        tools
            .request(desired, CreateClusterRequest.builder())
            .tags(EcsSupport.tagged(scope, desired))
            .build();
    Optional<Cluster> there = find(request.clusterName());
    if (there.isEmpty()) {
      support.onceKnown(() -> Call.to(CREATE, () -> support.ecs().createCluster(request)));
    }
    Cluster cluster =
        find(request.clusterName())
            .orElseThrow(() -> Tools.vanished(CREATE, "cluster " + request.clusterName()));
    Tags tags = EcsInventory.tags(cluster.tags());
    Ownership.require(
        scope, desired, CREATE, "cluster " + cluster.clusterName(), cluster.clusterName(), tags);
    return live(desired.address(), cluster);
  }

  private Optional<Cluster> find(String nameOrArn) {
    return EcsInventory.describeClusters(tools.clients(), List.of(nameOrArn)).stream().findFirst();
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    Optional<UpdateClusterRequest.Builder> settings =
        attributes.contains(CONNECT)
            ? Optional.of(tools.request(desired, UpdateClusterRequest.builder(), attributes))
            : tools.change(desired, UpdateClusterRequest.builder(), attributes);
    if (settings.isPresent()) {
      UpdateClusterRequest request =
          withoutNamespace(settings.get(), desired, attributes).cluster(live.id()).build();
      onceSettled(() -> Call.to("ecs:UpdateCluster", () -> support.ecs().updateCluster(request)));
    }
    if (attributes.stream().anyMatch(CAPACITY::contains)) {
      // The call replaces both lists, so both go with it.
      PutClusterCapacityProvidersRequest request =
          tools
              .request(desired, PutClusterCapacityProvidersRequest.builder(), CAPACITY)
              .cluster(live.id())
              .build();
      associate(request);
      awaitAttachments(live.id());
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      support.updateTags(live, desired);
    }
    return find(live.id())
        .map(cluster -> live(live.address(), cluster))
        .orElseThrow(() -> Tools.vanished("ecs:DescribeClusters", live.id()));
  }

  /**
   * A provider that a service still uses cannot be let go: it stays beside the new ones until the
   * service has moved. One that goes itself is let go then, by its own removal.
   */
  private void associate(PutClusterCapacityProvidersRequest request) throws InterruptedException {
    try {
      put(request);
    } catch (ProviderException refused) {
      List<String> kept =
          refused.code().equals("ResourceInUseException")
              ? find(request.cluster()).map(Cluster::capacityProviders).orElse(List.of())
              : List.of();
      Set<String> all = new LinkedHashSet<>(request.capacityProviders());
      if (!all.addAll(kept)) {
        throw refused;
      }
      put(request.toBuilder().capacityProviders(all).build());
    }
  }

  private void put(PutClusterCapacityProvidersRequest request) throws InterruptedException {
    onceSettled(() ->
        Call.to(
            "ecs:PutClusterCapacityProviders",
            () -> support.ecs().putClusterCapacityProviders(request)));
  }

  /** An empty name is how ECS is told that there is no default any more. */
  private static UpdateClusterRequest.Builder withoutNamespace(
      UpdateClusterRequest.Builder request, DesiredResource desired, Set<String> attributes) {
    return attributes.contains(CONNECT) && !desired.attributes().has(CONNECT)
        ? request.serviceConnectDefaults(c -> c.namespace(""))
        : request;
  }

  /**
   * ECS makes scaling plans for providers and takes them away again after the call: until then no
   * service can use the new ones, and the old ones cannot be deleted.
   */
  private void awaitAttachments(String cluster) throws InterruptedException {
    String status =
        tools
            .waiting()
            .until(
                "ecs:DescribeClusters",
                "the capacity providers of " + cluster + " to be associated",
                TO_SETTLE,
                () ->
                    find(cluster)
                        .map(c -> Objects.requireNonNullElse(c.attachmentsStatus(), ""))
                        .filter(s -> !s.equals("UPDATE_IN_PROGRESS")));
    if (status.equals("UPDATE_FAILED")) {
      throw new ProviderException(
          status,
          "ecs:PutClusterCapacityProviders",
          "ECS could not set the capacity providers of %s; its auto scaling plans tell why."
              .formatted(cluster));
    }
  }

  private void onceSettled(Waiting.Attempt<?> call) throws InterruptedException {
    tools.waiting().retrying(refused -> STILL_BUSY.contains(refused.code()), TO_SETTLE, call);
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    onceSettled(() -> {
      Call.unless(
          Set.of("ClusterNotFoundException"),
          "ecs:DeleteCluster",
          () -> support.ecs().deleteCluster(r -> r.cluster(live.id())));
      return Map.of();
    });
  }
}
