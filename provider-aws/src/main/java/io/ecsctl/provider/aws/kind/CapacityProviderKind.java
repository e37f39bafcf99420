package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateCapacityProviderRequest;
import software.amazon.awssdk.services.ecs.model.UpdateCapacityProviderRequest;

/** A {@code capacity_provider} block. */
final class CapacityProviderKind implements ResourceKind {
  private static final String CREATE = "ecs:CreateCapacityProvider";
  private static final String DESCRIBE = "ecs:DescribeCapacityProviders";

  /** What ECS answers while it still takes the provider away from clusters and services. */
  private static final Set<String> STILL_USED =
      Set.of("ResourceInUseException", "UpdateInProgressException");

  private static final Duration TO_LET_GO = Duration.ofMinutes(10);

  private final Tools tools;
  private final EcsSupport support;

  CapacityProviderKind(Tools tools) {
    this.tools = tools;
    support = new EcsSupport(tools);
  }

  @Override
  public String name() {
    return "capacity_provider";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return lives(inventory.scope(), inventory.ecs().capacityProviders());
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return lives(scope, find(resources.stream().map(LiveResource::id).toList()));
  }

  private List<LiveResource> lives(StackScope scope, List<CapacityProvider> providers) {
    return providers.stream()
        .flatMap(p -> Owned.of(scope, name(), p, EcsInventory.tags(p.tags())).stream())
        .map(o -> live(o.address(), o.object()))
        .toList();
  }

  private List<CapacityProvider> find(List<String> namesOrArns) {
    return EcsInventory.describeCapacityProviders(tools.clients(), namesOrArns);
  }

  private LiveResource live(ResourceAddress address, CapacityProvider provider) {
    return new LiveResource(
        address,
        provider.capacityProviderArn(),
        LiveAttributes.of(tools.read(name(), provider))
            .text("arn", provider.capacityProviderArn())
            .put(TagChange.ATTRIBUTE, EcsInventory.tags(provider.tags()).value())
            .build(),
        "",
        true);
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return find(List.of(id)).stream()
        .findFirst()
        .map(p -> new Found(live(address, p), EcsInventory.tags(p.tags())));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    support.retag(live.id(), change);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateCapacityProviderRequest request =
        tools
            .request(desired, CreateCapacityProviderRequest.builder())
            .tags(EcsSupport.tagged(scope, desired))
            .build();
    try {
      support.onceKnown(() -> Call.to(CREATE, () -> support.ecs().createCapacityProvider(request)));
    } catch (ProviderException refused) {
      CapacityProvider there =
          find(List.of(request.name())).stream().findFirst().orElseThrow(() -> refused);
      if (!refused.explanation().contains("already exists")) {
        throw refused;
      }
      Tags tags = EcsInventory.tags(there.tags());
      Ownership.require(scope, desired, CREATE, "capacity provider " + request.name(), tags);
    }
    return readOne(desired.address(), request.name());
  }

  private LiveResource readOne(ResourceAddress address, String nameOrArn) {
    return find(List.of(nameOrArn)).stream()
        .findFirst()
        .map(provider -> live(address, provider))
        .orElseThrow(() -> Tools.vanished(DESCRIBE, nameOrArn));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    Optional<UpdateCapacityProviderRequest.Builder> change =
        tools.change(desired, UpdateCapacityProviderRequest.builder(), attributes);
    if (change.isPresent() && change.get().build().autoScalingGroupProvider() != null) {
      UpdateCapacityProviderRequest request = change.get().name(live.text("name")).build();
      onceFree(() ->
          Call.to(
              "ecs:UpdateCapacityProvider", () -> support.ecs().updateCapacityProvider(request)));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      retag(live, TagChange.between(live, desired));
    }
    return readOne(live.address(), live.id());
  }

  private void onceFree(Waiting.Attempt<?> call) throws InterruptedException {
    tools
        .waiting()
        .retrying(
            refused ->
                STILL_USED.contains(refused.code()) || refused.explanation().contains("in use"),
            TO_LET_GO,
            call);
  }

  /**
   * A cluster of the stack lets go of it in a step before this one, unless it shall have the one
   * that comes in its place: which cannot be made while this one is there.
   */
  private void letGo(StackScope scope, String provider) throws InterruptedException {
    for (Owned<Cluster> owned : new Inventory(tools.clients(), scope).ecs().clusters()) {
      Cluster cluster = owned.object();
      if (cluster.capacityProviders().contains(provider)) {
        List<String> others =
            cluster.capacityProviders().stream().filter(name -> !name.equals(provider)).toList();
        List<CapacityProviderStrategyItem> strategy =
            cluster.defaultCapacityProviderStrategy().stream()
                .filter(item -> !item.capacityProvider().equals(provider))
                .toList();
        onceFree(() ->
            Call.to(
                "ecs:PutClusterCapacityProviders",
                () ->
                    support
                        .ecs()
                        .putClusterCapacityProviders(r ->
                            r.cluster(cluster.clusterArn())
                                .capacityProviders(others)
                                .defaultCapacityProviderStrategy(strategy))));
      }
    }
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    if (find(List.of(live.id())).isEmpty()) {
      return;
    }
    letGo(scope, live.text("name"));
    onceFree(() ->
        Call.to(
            "ecs:DeleteCapacityProvider",
            () -> support.ecs().deleteCapacityProvider(r -> r.capacityProvider(live.id()))));
    tools
        .waiting()
        .until(
            DESCRIBE,
            "capacity provider " + live.text("name") + " to be deleted",
            TO_LET_GO,
            () -> find(List.of(live.id())).isEmpty() ? Optional.of(true) : Optional.empty());
  }
}
