package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.planner.provider.TakingOver;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.AddressTag;
import io.ecsctl.provider.aws.inventory.EcsInventory;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.ScalingMark;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * An {@code autoscaling} block: a service's scalable target and its policies.
 *
 * <p>Policies have no tags, and a target's are read one target a call. So the service carries the
 * mark: its tag {@code ecsctl:autoscaling} holds the block's address, and is set before the target
 * exists.
 */
final class AutoscalingKind implements ResourceKind {
  private static final String MARK = ScalingMark.TAG;
  private static final ServiceNamespace ECS = ServiceNamespace.ECS;
  private static final ScalableDimension COUNT = ScalableDimension.ECS_SERVICE_DESIRED_COUNT;
  private static final Set<String> GONE = Set.of("ObjectNotFoundException");
  private static final String SERVICE = "service";
  private static final int PER_CALL = 50;

  private final Tools tools;
  private final EcsSupport support;
  private final ScalingPolicies policies;
  private final ScheduledActions scheduled;

  AutoscalingKind(Tools tools) {
    this.tools = tools;
    support = new EcsSupport(tools);
    policies = new ScalingPolicies(tools);
    scheduled = new ScheduledActions(tools);
  }

  @Override
  public String name() {
    return "autoscaling";
  }

  private ApplicationAutoScalingClient scaling() {
    return tools.clients().scaling();
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return read(inventory.ecs().services());
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    Set<String> ids = resources.stream().map(LiveResource::id).collect(Collectors.toSet());
    return read(new Inventory(tools.clients(), scope).ecs().services()).stream()
        .filter(live -> ids.contains(live.id()))
        .toList();
  }

  private List<LiveResource> read(List<Owned<Service>> services) {
    Map<String, Owned<Service>> marked =
        services.stream()
            .filter(owned -> ScalingMark.address(owned.tags()).isPresent())
            .collect(Collectors.toMap(o -> ScalingMark.target(o.object()), Function.identity()));
    if (marked.isEmpty()) {
      return List.of();
    }
    Details details = details(marked.keySet());
    return details.targets().stream()
        .map(target -> {
          Owned<Service> owned = Objects.requireNonNull(marked.get(target.resourceId()));
          return live(
              ScalingMark.address(owned.tags()).orElseThrow(),
              owned.object().serviceArn(),
              target,
              details);
        })
        .toList();
  }

  /** At most fifty, so one page. */
  private List<ScalableTarget> targets(List<String> ids) {
    return Call.to(
        "application-autoscaling:DescribeScalableTargets",
        () ->
            scaling()
                .describeScalableTargets(
                    r -> r.serviceNamespace(ECS).scalableDimension(COUNT).resourceIds(ids))
                .scalableTargets());
  }

  /** What AWS keeps for some scalable targets, by resource id. */
  private record Details(
      List<ScalableTarget> targets,
      Map<String, List<ScalingPolicy>> policies,
      Map<String, List<ScheduledAction>> scheduled) {}

  private Details details(Collection<String> ids) {
    Supplier<Map<String, List<ScalingPolicy>>> policiesOf = Parallel.begin(() -> policies.of(ids));
    Supplier<Map<String, List<ScheduledAction>>> scheduledOf =
        Parallel.begin(() -> scheduled.of(ids));
    List<ScalableTarget> targets =
        Parallel.map(Parallel.batches(ids, PER_CALL), this::targets).stream()
            .flatMap(List::stream)
            .toList();
    return new Details(targets, policiesOf.get(), scheduledOf.get());
  }

  private LiveResource live(
      ResourceAddress address, String service, ScalableTarget target, Details details) {
    LiveAttributes attributes =
        LiveAttributes.of(tools.read(name(), target))
            .text("id", target.resourceId())
            .text("arn", target.scalableTargetARN())
            .text(SERVICE, service);
    String id = target.resourceId();
    policies.read(details.policies().getOrDefault(id, List.of()), attributes);
    scheduled.read(details.scheduled().getOrDefault(id, List.of()), attributes);
    return new LiveResource(
        address, target.resourceId(), attributes.build(), "", true, Set.of(TagChange.ATTRIBUTE));
  }

  /**
   * By the scalable target's resource id, {@code service/CLUSTER/SERVICE}, or the service's ARN.
   */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    String resource = id.startsWith("arn:") ? ScalingMark.target(id) : id;
    String[] parts = resource.split("/", -1);
    Optional<Service> service =
        parts.length == 3
            ? EcsInventory.describeServices(tools.clients(), parts[1], List.of(parts[2])).stream()
                .findFirst()
            : Optional.empty();
    return service.flatMap(of ->
        targets(List.of(resource)).stream()
            .findFirst()
            .map(target ->
                new Found(
                    live(address, of.serviceArn(), target, details(List.of(resource))),
                    owner(of))));
  }

  /** The service's mark, as marks on the target would be. */
  private static Tags owner(Service service) {
    SortedMap<String, String> tags = EcsInventory.tags(service.tags()).all();
    String mark = tags.get(MARK);
    return mark == null
        ? Tags.NONE
        : Tags.of(
            Map.of(
                StackScope.STACK_TAG,
                tags.getOrDefault(StackScope.STACK_TAG, ""),
                StackScope.ADDRESS_TAG,
                mark));
  }

  /** The block has no tags of its own that are ever read: the mark on its service is all. */
  @Override
  public void retag(LiveResource live, TagChange change) {
    String mark = change.put().get(StackScope.ADDRESS_TAG);
    if (mark == null) {
      support.untag(live.text(SERVICE), List.of(MARK));
    } else {
      support.tag(live.text(SERVICE), Tags.of(Map.of(MARK, mark)));
    }
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    String service = Values.required(desired.attributes(), SERVICE);
    String id = ScalingMark.target(service);
    claim(scope, desired, service, id);
    String arn =
        register(
            tools
                .request(desired, RegisterScalableTargetRequest.builder())
                .tags(Tags.forCreate(scope, desired).all()),
            id);
    Map<String, String> arns = policies.set(id, Value.ObjectOf.EMPTY, desired.attributes());
    scheduled.set(id, Value.ObjectOf.EMPTY, desired.attributes());
    LiveAttributes made =
        LiveAttributes.of(desired.attributes())
            .text("id", id)
            .text("arn", arn)
            .put(ScalingPolicies.ARNS, ScalingPolicies.byName(arns));
    return new LiveResource(
        desired.address(), id, made.build(), "", true, Set.of(TagChange.ATTRIBUTE));
  }

  private void claim(StackScope scope, DesiredResource desired, String service, String id) {
    if (!tools.services().isNew(service)) {
      requireUnclaimed(scope, service, id, desired.address());
    }
    support.tag(service, Tags.of(Map.of(MARK, AddressTag.write(desired.address()))));
  }

  /** Registering is an upsert, so a target that exists must be ours already. */
  private void requireUnclaimed(
      StackScope scope, String service, String id, ResourceAddress block) {
    Optional<Tags> tags = tags(service);
    tags.ifPresent(found -> requireOwn(scope, id, found));
    Optional<ResourceAddress> scaler = tags.flatMap(ScalingMark::address);
    if (!scaler.equals(Optional.of(block)) && !targets(List.of(id)).isEmpty()) {
      throw new ProviderException(
          ProviderException.NOT_OWNED,
          "application-autoscaling:RegisterScalableTarget",
          "Service %s is scaled already, by %s. %s Otherwise remove that first."
              .formatted(
                  id,
                  scaler
                      .map(ResourceAddress::toString)
                      .orElse("something that ecsctl did not make"),
                  scaler
                      .map(other -> TakingOver.ofBlock(other, block))
                      .orElseGet(() -> TakingOver.ofNobody(block, id))));
    }
  }

  /** Its mark is on the service, and nothing of others is marked. */
  private static void requireOwn(StackScope scope, String id, Tags tags) {
    if (!tags.stack().equals(scope.stack())) {
      throw new ProviderException(
          ProviderException.NOT_OWNED,
          "application-autoscaling:RegisterScalableTarget",
          "Service %s belongs to %s. Its scaling belongs into the program that has the service."
              .formatted(id, tags.owner()));
    }
  }

  /** Of a service that runs or shall run; nothing where there is none. */
  private Optional<Tags> tags(String service) {
    return tools
        .services()
        .read(EcsInventory.clusterOf(service), service)
        .filter(EcsInventory::isActive)
        .map(found -> EcsInventory.tags(found.tags()));
  }

  private String register(RegisterScalableTargetRequest.Builder request, String id) {
    return Call.to(
            "application-autoscaling:RegisterScalableTarget",
            () ->
                scaling()
                    .registerScalableTarget(
                        request
                            .serviceNamespace(ECS)
                            .scalableDimension(COUNT)
                            .resourceId(id)
                            .build()))
        .scalableTargetARN();
  }

  private LiveResource readOne(ResourceAddress address, String service, String id) {
    Details details = details(List.of(id));
    return details.targets().stream()
        .findFirst()
        .map(target -> live(address, service, target, details))
        .orElseThrow(() -> Tools.vanished("application-autoscaling:DescribeScalableTargets", id));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    tools
        .change(desired, RegisterScalableTargetRequest.builder(), attributes)
        .ifPresent(request -> register(request, live.id()));
    if (attributes.stream().anyMatch(ScalingPolicies.ATTRIBUTES::contains)) {
      policies.set(live.id(), live.attributes(), desired.attributes());
    }
    if (attributes.contains(ScheduledActions.BLOCK)) {
      scheduled.set(live.id(), live.attributes(), desired.attributes());
    }
    return readOne(live.address(), live.text(SERVICE), live.id());
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    policies.set(live.id(), live.attributes(), Value.ObjectOf.EMPTY);
    scheduled.set(live.id(), live.attributes(), Value.ObjectOf.EMPTY);
    Call.unless(
        GONE,
        "application-autoscaling:DeregisterScalableTarget",
        () ->
            scaling()
                .deregisterScalableTarget(
                    r -> r.serviceNamespace(ECS).scalableDimension(COUNT).resourceId(live.id())));
    if (tags(live.text(SERVICE)).flatMap(ScalingMark::text).isPresent()) {
      support.untag(live.text(SERVICE), List.of(MARK));
    }
  }
}
