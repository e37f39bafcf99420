package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.ActiveRevisions;
import io.ecsctl.provider.aws.inventory.EcsInventory;
import io.ecsctl.provider.aws.inventory.Gathered;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.mapping.ContainerLogs;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * A {@code task_definition} block: the newest of the revisions registered for it. A revision never
 * changes, so the hash in its tags stands for its content and it is read only to show what differs.
 * Older revisions stay, for rollbacks, until the block is removed.
 */
final class TaskDefinitionKind implements ResourceKind {
  /** ECS answers these for a revision that is not there, or not active any more. */
  private static final Set<String> GONE = Set.of("ClientException", "InvalidParameterException");

  private final Tools tools;
  private final EcsSupport support;

  /** By stack: while many families go, one reading of the tag index does for all that ask. */
  private final Gathered<List<Owned<String>>> marked =
      new Gathered<>(Integer.MAX_VALUE, this::markedByStack);

  TaskDefinitionKind(Tools tools) {
    this.tools = tools;
    support = new EcsSupport(tools);
  }

  @Override
  public String name() {
    return "task_definition";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return inventory.ecs().newestRevisions().stream()
        .map(o -> live(o.address(), o.object(), o.tags(), Value.ObjectOf.EMPTY, false))
        .toList();
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return Parallel.map(resources, live -> describe(scope, live.id())).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<LiveResource> describe(StackScope scope, String arn) {
    DescribeTaskDefinitionResponse found = find(arn);
    if (found == null || found.taskDefinition().status() != TaskDefinitionStatus.ACTIVE) {
      return Optional.empty();
    }
    Tags tags = EcsInventory.tags(found.tags());
    return Owned.of(scope, name(), found.taskDefinition(), tags)
        .map(o -> live(o.address(), arn, tags, read(o.object()), true));
  }

  private @Nullable DescribeTaskDefinitionResponse find(String arn) {
    return Call.unless(
        GONE,
        "ecs:DescribeTaskDefinition",
        () ->
            support
                .ecs()
                .describeTaskDefinition(
                    r -> r.taskDefinition(arn).include(TaskDefinitionField.TAGS)));
  }

  private static LiveResource live(
      ResourceAddress address, String arn, Tags tags, Value.ObjectOf read, boolean detailed) {
    Value.ObjectOf attributes =
        LiveAttributes.of(read)
            .text("arn", arn)
            .text("family", EcsInventory.family(arn))
            .number("revision", EcsInventory.revision(arn))
            .put(TagChange.ATTRIBUTE, tags.value())
            .put(SecretVersionTags.ATTRIBUTE, SecretVersionTags.live(tags))
            .build();
    return new LiveResource(address, arn, attributes, tags.contentHash(), detailed);
  }

  /** A container's log configuration as {@code log_group} wherever that says it all. */
  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return SecretVersionTags.canonical(
        ContainerLogs.collapse(expanded(attributes), tools.clients().region()));
  }

  private Value.ObjectOf expanded(Value.ObjectOf attributes) {
    return ContainerLogs.expand(attributes, tools.clients().region());
  }

  private Value.ObjectOf read(TaskDefinition definition) {
    return ContainerLogs.collapse(tools.read(name(), definition), tools.clients().region());
  }

  /** By ARN, by {@code FAMILY:REVISION}, or the newest active revision of {@code FAMILY}. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    DescribeTaskDefinitionResponse found = find(id);
    if (found == null || found.taskDefinition().status() != TaskDefinitionStatus.ACTIVE) {
      return Optional.empty();
    }
    TaskDefinition definition = found.taskDefinition();
    Tags tags = EcsInventory.tags(found.tags());
    LiveResource live = live(address, definition.taskDefinitionArn(), tags, read(definition), true);
    return Optional.of(new Found(live, tags));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    support.retag(live.id(), change);
  }

  /**
   * Every revision goes by the address. The newest, which is the one that counts, is last: whoever
   * stops in between is still at the old address and begins anew.
   */
  @Override
  public void claim(
      StackScope scope, LiveResource live, ResourceAddress address, String contentHash)
      throws InterruptedException {
    olderRevisions(scope, live)
        .forEach(arn -> support.retag(arn, TagChange.claiming(scope, address, "")));
    retag(live, TagChange.claiming(scope, address, contentHash));
  }

  /** Every revision, in the same order for the same reason. */
  @Override
  public void release(StackScope scope, LiveResource live) throws InterruptedException {
    olderRevisions(scope, live).forEach(arn -> support.retag(arn, TagChange.RELEASING));
    retag(live, TagChange.RELEASING);
  }

  private List<String> olderRevisions(StackScope scope, LiveResource live) {
    return revisions(scope, live).active().stream().filter(arn -> !arn.equals(live.id())).toList();
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    DesiredResource expanded =
        new DesiredResource(
            desired.address(),
            desired.schema(),
            expanded(desired.attributes()),
            desired.contentHash(),
            desired.token());
    Tags tags = tags(scope, desired);
    RegisterTaskDefinitionRequest request =
        tools
            .request(expanded, RegisterTaskDefinitionRequest.builder())
            .tags(tags.as(EcsSupport::tag))
            .build();
    TaskDefinition registered =
        support
            .onceKnown(() ->
                Call.to(
                    "ecs:RegisterTaskDefinition",
                    () -> support.ecs().registerTaskDefinition(request)))
            .taskDefinition();
    return live(desired.address(), registered.taskDefinitionArn(), tags, read(registered), true);
  }

  private static Tags tags(StackScope scope, DesiredResource desired) {
    SortedMap<String, String> all = new TreeMap<>(Tags.forCreate(scope, desired).all());
    all.putAll(SecretVersionTags.of(desired.attributes()).all());
    return new Tags(all);
  }

  /** Only tags change in place: anything else is a new revision. */
  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      support.updateTags(live, desired);
    }
    return describe(scope, live.id())
        .orElseThrow(() -> Tools.vanished("ecs:DescribeTaskDefinition", live.id()));
  }

  /**
   * Deregisters every active revision of the family that was registered for the address. What an
   * earlier deletion deregistered and then died, or somebody by hand, gives its marks back as well.
   */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    Revisions revisions = revisions(scope, live);
    for (String arn : revisions.active()) {
      deregister(arn);
      progress.status("deregistered " + arn.substring(arn.lastIndexOf('/') + 1));
    }
    for (String arn : revisions.inactive()) {
      if (!unmark(arn)) {
        break;
      }
    }
  }

  /**
   * The family's revisions that go by an address, oldest first: ARNs.
   *
   * @param inactive those that still carry the marks, as far as the tag index tells
   */
  private record Revisions(List<String> active, List<String> inactive) {}

  private Revisions revisions(StackScope scope, LiveResource live) {
    String family = EcsInventory.family(live.id());
    List<String> active = new ActiveRevisions(tools.clients()).of(family);
    if (EcsInventory.revision(live.id()) == 1 && List.of(live.id()).containsAll(active)) {
      // There never was another one.
      return new Revisions(active, List.of());
    }
    Set<String> ours = new TreeSet<>(Set.of(live.id()));
    for (Owned<String> known : marked.read(scope.stack()).orElseThrow()) {
      if (known.address().equals(live.address())
          && EcsInventory.family(known.object()).equals(family)) {
        ours.add(known.object());
      }
    }
    // The tag index hears of new revisions late: those that it does not name are asked.
    return new Revisions(
        ascending(
            active.stream()
                .filter(arn -> ours.contains(arn) || belongs(scope, live.address(), arn))),
        ascending(ours.stream().filter(arn -> !active.contains(arn))));
  }

  private Map<String, List<Owned<String>>> markedByStack(List<String> stacks) {
    return stacks.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                stack -> new Inventory(tools.clients(), new StackScope(stack)).ecs().revisions()));
  }

  private static List<String> ascending(Stream<String> arns) {
    return arns.sorted(Comparator.comparingInt(EcsInventory::revision)).toList();
  }

  private boolean belongs(StackScope scope, ResourceAddress address, String arn) {
    DescribeTaskDefinitionResponse found = find(arn);
    return found != null && EcsInventory.tags(found.tags()).belongTo(scope, address);
  }

  /**
   * An inactive revision stays in the account for good. It gives its marks back, last: whoever dies
   * before that leaves a revision that nothing takes for a live one, and not an active one that
   * nobody knows.
   */
  private void deregister(String arn) {
    Call.unless(
        GONE,
        "ecs:DeregisterTaskDefinition",
        () -> support.ecs().deregisterTaskDefinition(r -> r.taskDefinition(arn)));
    unmark(arn);
  }

  /** Whether the marks are off; not where ECS refuses to untag what is inactive. */
  private boolean unmark(String arn) {
    return Call.unless(
            GONE,
            "ecs:UntagResource",
            () ->
                support
                    .ecs()
                    .untagResource(r -> r.resourceArn(arn).tagKeys(TagChange.RELEASING.remove())))
        != null;
  }
}
