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
import io.ecsctl.provider.aws.rollout.RolloutReads;
import io.ecsctl.provider.aws.rollout.RolloutTarget;
import io.ecsctl.provider.aws.rollout.ServiceRollout;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** A {@code service} block. */
final class ServiceKind implements ResourceKind {
  private static final Set<String> GONE =
      Set.of("ServiceNotFoundException", "ServiceNotActiveException", "ClusterNotFoundException");

  /** The longest that targets may be deregistered for, and tasks stopped. */
  private static final Duration TO_DRAIN = Duration.ofMinutes(65);

  private static final String CONNECT = "service_connect_configuration";
  private static final String LAUNCH_TYPE = "launch_type";
  private static final String STRATEGY = "capacity_provider_strategy";
  private static final Set<String> CAPACITY = Set.of(LAUNCH_TYPE, STRATEGY);

  private static final Map<String, String> LIVE_NAMES =
      Map.of("cluster", "clusterArn", "role", "roleArn");

  /** ECS reports these of the deployment, not of the service. */
  private static final List<String> OF_DEPLOYMENT =
      List.of(CONNECT, "volume_configuration", "vpc_lattice_configuration");

  private final Tools tools;
  private final EcsSupport support;
  private final RolloutReads reads;

  ServiceKind(Tools tools) {
    this.tools = tools;
    support = new EcsSupport(tools);
    reads = new RolloutReads(tools.services());
  }

  @Override
  public String name() {
    return "service";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return inventory.ecs().services().stream()
        .map(o -> live(o.address(), o.object(), o.tags()))
        .toList();
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    Map<String, List<String>> byCluster =
        resources.stream()
            .map(LiveResource::id)
            .collect(
                Collectors.groupingBy(EcsInventory::clusterOf, TreeMap::new, Collectors.toList()));
    return byCluster.entrySet().stream()
        .flatMap(
            e -> EcsInventory.describeServices(tools.clients(), e.getKey(), e.getValue()).stream())
        .flatMap(s -> Owned.of(scope, name(), s, EcsInventory.tags(s.tags())).stream())
        .map(o -> live(o.address(), o.object(), o.tags()))
        .toList();
  }

  private LiveResource live(ResourceAddress address, Service service, Tags tags) {
    LiveAttributes attributes =
        LiveAttributes.of(tools.read(name(), service, LIVE_NAMES))
            .text("arn", service.serviceArn())
            .put(TagChange.ATTRIBUTE, tags.value());
    primary(service)
        .map(deployment -> tools.read(name(), deployment))
        .ifPresent(read -> OF_DEPLOYMENT.forEach(name -> attributes.put(name, read.get(name))));
    return new LiveResource(
        address,
        service.serviceArn(),
        canonical(attributes.build()),
        "",
        true,
        unreported(service),
        fault(service));
  }

  /** A deployment that failed for good is not begun again by ECS, nor by an update without one. */
  private static String fault(Service service) {
    return primary(service)
        .filter(ServiceKind::failed)
        .map(deployment -> Objects.requireNonNullElse(deployment.rolloutStateReason(), ""))
        .map(reason -> "its last deployment failed" + (reason.isEmpty() ? "" : ": " + reason))
        .map(words -> words.replaceAll("\\.$", ""))
        .orElse("");
  }

  private static boolean failed(Deployment deployment) {
    return deployment.rolloutState() == DeploymentRolloutState.FAILED;
  }

  /** Out of Service Connect is out, whatever else the block says. */
  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return attributes.get(CONNECT) instanceof Value.Keyed connect
            && connect.get("enabled").equals(new Value.Bool(false))
        ? LiveAttributes.of(attributes).without(CONNECT).build()
        : attributes;
  }

  private static Optional<Deployment> primary(Service service) {
    return service.deployments().stream().filter(d -> "PRIMARY".equals(d.status())).findFirst();
  }

  /**
   * ECS always reports when a service was created; an endpoint that does not (an emulator) reports
   * little else.
   */
  private static Set<String> unreported(Service service) {
    return service.createdAt() != null
        ? Set.of()
        : Set.of(
            "availability_zone_rebalancing",
            "capacity_provider_strategy",
            "deployment_circuit_breaker",
            "deployment_configuration",
            "deployment_controller",
            "enable_ecs_managed_tags",
            "enable_execute_command",
            "health_check_grace_period",
            "placement_constraint",
            "placement_strategy",
            "platform_version",
            "propagate_tags",
            "role",
            "service_connect_configuration",
            "service_registry",
            "volume_configuration",
            "vpc_lattice_configuration");
  }

  /** By ARN, or by {@code CLUSTER/SERVICE}. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    int slash = id.lastIndexOf('/');
    String cluster =
        id.startsWith("arn:")
            ? EcsInventory.clusterOf(id)
            : slash < 0 ? "default" : id.substring(0, slash);
    String service = id.startsWith("arn:") ? id : id.substring(slash + 1);
    return EcsInventory.describeServices(tools.clients(), cluster, List.of(service)).stream()
        .findFirst()
        .map(found -> found(address, found, EcsInventory.tags(found.tags())));
  }

  private Found found(ResourceAddress address, Service service, Tags tags) {
    return new Found(live(address, service, tags), tags);
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    support.retag(live.id(), change);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateServiceRequest request =
        tools
            .request(desired, CreateServiceRequest.builder())
            .clientToken(tools.token(desired))
            .tags(EcsSupport.tagged(scope, desired))
            .build();
    Service service = createOrFind(scope, desired, request);
    return live(desired.address(), service, Tags.forCreate(scope, desired));
  }

  private Service createOrFind(
      StackScope scope, DesiredResource desired, CreateServiceRequest request)
      throws InterruptedException {
    try {
      Service made = onceDrained(request);
      tools.services().made(made);
      return made;
    } catch (ProviderException refused) {
      if (!refused.explanation().contains("not idempotent")) {
        throw refused;
      }
      Service there =
          EcsInventory.describeServices(
                  tools.clients(),
                  request.cluster() == null ? "default" : request.cluster(),
                  List.of(request.serviceName()))
              .stream()
              .findFirst()
              .orElseThrow(() -> refused);
      Ownership.require(
          scope,
          desired,
          refused,
          "service " + request.serviceName() + " in that cluster",
          there.serviceArn(),
          EcsInventory.tags(there.tags()));
      return there;
    }
  }

  /** A service of the same name may have been deleted just now, and its tasks still stop. */
  private Service onceDrained(CreateServiceRequest request) throws InterruptedException {
    return tools
        .waiting()
        .retrying(
            refused -> refused.explanation().contains("still Draining"),
            TO_DRAIN,
            () ->
                support.onceKnown(
                    () -> Call.to("ecs:CreateService", () -> support.ecs().createService(request))))
        .service();
  }

  /**
   * Sends only the attributes named: others may be set by autoscaling or by hand. A deployment
   * starts where ECS needs one.
   */
  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      support.updateTags(live, desired);
    }
    Optional<UpdateServiceRequest.Builder> change =
        tools.change(desired, UpdateServiceRequest.builder(), attributes);
    if (attributes.stream().anyMatch(CAPACITY::contains)) {
      change = Optional.of(moved(live, desired, change));
    }
    if (attributes.contains(CONNECT) && !desired.attributes().has(CONNECT)) {
      change =
          Optional.of(
              change
                  .orElseGet(UpdateServiceRequest::builder)
                  .serviceConnectConfiguration(c -> c.enabled(false)));
    }
    if (change.isEmpty()) {
      LiveResource now = read(scope, live);
      return now.fault().isEmpty()
          ? now
          : live(live.address(), anew(live), Tags.forCreate(scope, desired));
    }
    Service updated = update(change.get().cluster(live.text("cluster")).service(live.id()).build());
    if (primary(updated).filter(ServiceKind::failed).isPresent()) {
      // What changed starts no deployment by itself: a hook or an alarm, say, that was the reason.
      updated = anew(live);
    }
    return live(live.address(), updated, Tags.forCreate(scope, desired));
  }

  private Service anew(LiveResource live) throws InterruptedException {
    return update(
        UpdateServiceRequest.builder()
            .cluster(live.text("cluster"))
            .service(live.id())
            .forceNewDeployment(true)
            .build());
  }

  private Service update(UpdateServiceRequest request) throws InterruptedException {
    return support
        .onceKnown(() -> Call.to("ecs:UpdateService", () -> support.ecs().updateService(request)))
        .service();
  }

  /**
   * To other capacity. ECS has no member for the launch type here: an empty strategy puts the
   * service back to the one that it was made with, and no call gives it another. Tasks move with a
   * deployment, which has to be asked for.
   */
  private static UpdateServiceRequest.Builder moved(
      LiveResource live, DesiredResource desired, Optional<UpdateServiceRequest.Builder> change) {
    String was = live.text(LAUNCH_TYPE);
    boolean strategy = !Values.blocks(desired.attributes(), STRATEGY).isEmpty();
    if (!strategy && !was.isEmpty()) {
      throw new ProviderException(
          "LaunchTypeChange",
          "ecs:UpdateService",
          ("ECS does not change the launch type of a service; this one was made with %s. Give %s a"
                  + " capacity_provider_strategy in place of the launch_type: then its tasks move"
                  + " without an interruption.")
              .formatted(was, desired.address()));
    }
    UpdateServiceRequest.Builder request = change.orElseGet(UpdateServiceRequest::builder);
    if (!strategy) {
      request.capacityProviderStrategy(List.of());
    }
    return request.forceNewDeployment(true);
  }

  private LiveResource read(StackScope scope, LiveResource live) {
    return describe(scope, List.of(live)).stream()
        .findFirst()
        .orElseThrow(() -> Tools.vanished("ecs:DescribeServices", live.id()));
  }

  @Override
  public LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    var target = new RolloutTarget(live.text("cluster"), live.id(), live.text("task_definition"));
    Service service = new ServiceRollout(tools.clients(), reads, target, progress).await();
    return live(live.address(), service, EcsInventory.tags(service.tags()));
  }

  /**
   * force: the plan showed the deletion; ECS otherwise refuses while tasks are wanted. Until it is
   * inactive it uses its roles and subnets.
   */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    String cluster = live.text("cluster");
    Call.unless(
        GONE,
        "ecs:DeleteService",
        () -> support.ecs().deleteService(r -> r.cluster(cluster).service(live.id()).force(true)));
    tools
        .waiting()
        .until(
            "ecs:DescribeServices",
            "the tasks of service " + live.text("name") + " to stop",
            TO_DRAIN,
            () -> inactive(cluster, live.id(), progress));
  }

  private Optional<Boolean> inactive(String cluster, String arn, Progress progress) {
    Optional<Service> draining =
        tools.services().read(cluster, arn).filter(s -> !"INACTIVE".equals(s.status()));
    draining.ifPresent(s -> progress.status("draining, " + s.runningCount() + " tasks left"));
    return draining.isPresent() ? Optional.empty() : Optional.of(true);
  }
}
