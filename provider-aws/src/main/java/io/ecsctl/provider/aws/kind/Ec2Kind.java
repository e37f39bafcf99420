package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * What EC2's kinds share: all are found by a filter on their tags, which EC2 answers at once and in
 * full, and tagged in the creating call.
 *
 * <p>EC2 shows a new object to readers some seconds late, and lets go of one only when nothing uses
 * it any more: both are waited for.
 */
abstract class Ec2Kind<T> implements ResourceKind {
  /** What EC2 answers about an object that others still use, or that it believes so. */
  private static final Set<String> IN_USE =
      Set.of("DependencyViolation", "InvalidIPAddress.InUse", "InvalidNetworkInterface.InUse");

  static final Duration TO_APPEAR = Duration.ofSeconds(60);

  /** A deleted load balancer's interfaces stay this long, and those of Fargate tasks that stop. */
  private static final Duration TO_LET_GO = Duration.ofMinutes(10);

  private static final int IDS_PER_CALL = 200;

  private static final int USERS_SHOWN = 5;

  final Tools tools;

  Ec2Kind(Tools tools) {
    this.tools = tools;
  }

  /** All pages of what matches. */
  abstract List<T> find(List<Filter> filters);

  /** The filter that an id goes into: {@code vpc-id}. */
  abstract String idFilter();

  abstract String id(T object);

  abstract List<Tag> tags(T object);

  abstract Value.ObjectOf attributes(T object);

  Ec2Client ec2() {
    return tools.clients().ec2();
  }

  @Override
  public boolean listsWithoutIndex() {
    return true;
  }

  @Override
  public final List<LiveResource> list(Inventory inventory) {
    StackScope scope = inventory.scope();
    return lives(
        scope, find(List.of(filter("tag:" + StackScope.STACK_TAG, List.of(scope.stack())))));
  }

  @Override
  public final List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    List<String> ids = resources.stream().map(LiveResource::id).toList();
    return Parallel.map(Parallel.batches(ids, IDS_PER_CALL), this::findByIds).stream()
        .flatMap(found -> lives(scope, found).stream())
        .toList();
  }

  private List<T> findByIds(List<String> ids) {
    return find(List.of(filter(idFilter(), ids)));
  }

  private List<LiveResource> lives(StackScope scope, List<T> objects) {
    List<Owned<T>> owned =
        objects.stream()
            .flatMap(
                o -> Owned.of(scope, name(), o, Tags.of(tags(o), Tag::key, Tag::value)).stream())
            .toList();
    return Parallel.map(owned, o -> live(o.address(), o.object()));
  }

  LiveResource live(ResourceAddress address, T object) {
    return new LiveResource(
        address,
        id(object),
        LiveAttributes.of(attributes(object))
            .put(TagChange.ATTRIBUTE, Tags.of(tags(object), Tag::key, Tag::value).value())
            .build(),
        "",
        true,
        unreported());
  }

  /** What EC2 takes and never shows. */
  Set<String> unreported() {
    return Set.of();
  }

  /** The object as EC2 shows it, once it shows it. */
  LiveResource readBack(ResourceAddress address, String id) throws InterruptedException {
    return live(
        address,
        tools.waiting().until("ec2:Describe", id + " to appear", TO_APPEAR, () -> byId(id)));
  }

  Optional<T> byId(String id) {
    return findByIds(List.of(id)).stream().findFirst();
  }

  /**
   * What still uses the object, as far as a question or two can tell. Asked when EC2 has refused to
   * delete it for good.
   */
  Stream<String> users(String id) {
    return Stream.empty();
  }

  /** Deletes, again while something still uses the object; gone already is fine. */
  void delete(String id, String notFound, String operation, Supplier<?> call)
      throws InterruptedException {
    try {
      tools
          .waiting()
          .retrying(
              refused -> IN_USE.contains(refused.code()),
              TO_LET_GO,
              () -> {
                Call.unless(Set.of(notFound), operation, call);
                return true;
              });
    } catch (ProviderException refused) {
      throw IN_USE.contains(refused.code()) ? withUsers(refused, id) : refused;
    }
  }

  private ProviderException withUsers(ProviderException refused, String id) {
    List<String> users;
    try {
      users = users(id).toList();
    } catch (ProviderException unread) {
      // The refusal is what has to be told, with or without this.
      return refused;
    }
    if (users.isEmpty()) {
      return refused;
    }
    int more = users.size() - USERS_SHOWN;
    return new ProviderException(
        refused.code(),
        refused.operation(),
        refused.explanation()
            + " Still used by "
            + String.join(", ", users.subList(0, Math.min(USERS_SHOWN, users.size())))
            + (more > 0 ? " and " + more + " more." : "."),
        refused.requestId(),
        refused);
  }

  void updateTags(LiveResource live, DesiredResource desired) {
    retag(live, TagChange.between(live, desired));
  }

  /** By id, or by an ARN, which ends in it. */
  @Override
  public final Optional<Found> find(ResourceAddress address, String id) {
    return byId(id.substring(id.lastIndexOf('/') + 1))
        .map(object ->
            new Found(live(address, object), Tags.of(tags(object), Tag::key, Tag::value)));
  }

  @Override
  public final void retag(LiveResource live, TagChange change) {
    new Ec2Tags(ec2()).change(live, change);
  }

  static TagSpecification tagged(ResourceType type, StackScope scope, DesiredResource desired) {
    return tagged(type, scope, desired, Map.of());
  }

  /**
   * @param more what the kind itself remembers in tags
   */
  static TagSpecification tagged(
      ResourceType type, StackScope scope, DesiredResource desired, Map<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(Tags.forCreate(scope, desired).all());
    all.putAll(more);
    return TagSpecification.builder()
        .resourceType(type)
        .tags(new Tags(all).as(Ec2Kind::tag))
        .build();
  }

  static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  static Filter filter(String name, Collection<String> values) {
    return Filter.builder().name(name).values(values).build();
  }
}
