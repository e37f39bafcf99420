package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.TagIndex;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/**
 * What the kinds of alarms share: one name space, the same operations, and descriptions without
 * tags.
 *
 * @param <A> as CloudWatch describes them
 */
abstract class AnyAlarmKind<A extends SdkPojo> implements ResourceKind {
  private static final Set<String> GONE = Set.of("ResourceNotFound", "ResourceNotFoundException");
  private static final int PER_CALL = 100;

  final Tools tools;

  AnyAlarmKind(Tools tools) {
    this.tools = tools;
  }

  abstract AlarmType type();

  abstract List<A> of(DescribeAlarmsResponse page);

  abstract String arn(A alarm);

  /**
   * Makes the alarm, or makes it another.
   *
   * @param tags none for an alarm that is there: they count only for a new one
   */
  abstract void put(DesiredResource desired, List<Tag> tags);

  CloudWatchClient cloudWatch() {
    return tools.clients().cloudWatch();
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    TagIndex index = inventory.index();
    if (!index.complete()) {
      return lives(inventory.scope(), pages(null));
    }
    List<String> names =
        index.arns("cloudwatch", "alarm:").stream()
            .filter(arn -> isMine(inventory.scope(), index, arn))
            .map(AnyAlarmKind::nameOf)
            .toList();
    return find(names).stream()
        .flatMap(alarm ->
            Owned.of(
                inventory.scope(), name(), alarm, index.byArn().getOrDefault(arn(alarm), Tags.NONE))
                .stream())
        .map(o -> live(o.address(), o.object(), o.tags()))
        .toList();
  }

  private boolean isMine(StackScope scope, TagIndex index, String arn) {
    return index
        .byArn()
        .getOrDefault(arn, Tags.NONE)
        .addressIn(scope)
        .filter(address -> address.kind().equals(name()))
        .isPresent();
  }

  /** {@code shop-cpu} of {@code arn:…:alarm:shop-cpu}; a name may hold colons. */
  private static String nameOf(String arn) {
    return arn.substring(arn.indexOf(":alarm:") + ":alarm:".length());
  }

  /** The ARNs of everybody's. */
  final List<String> all() {
    return pages(null).stream().map(this::arn).toList();
  }

  private List<A> find(List<String> names) {
    return Parallel.map(Parallel.batches(names, PER_CALL), this::pages).stream()
        .flatMap(List::stream)
        .toList();
  }

  /**
   * @param names null for all alarms
   */
  private List<A> pages(@Nullable List<String> names) {
    return Call.to(
        "cloudwatch:DescribeAlarms",
        () ->
            cloudWatch()
                .describeAlarmsPaginator(r -> r.alarmNames(names).alarmTypes(type()))
                .stream()
                .flatMap(page -> of(page).stream())
                .toList());
  }

  private List<LiveResource> lives(StackScope scope, List<A> alarms) {
    return Parallel.map(alarms, alarm -> Owned.of(scope, name(), alarm, tags(alarm))).stream()
        .flatMap(Optional::stream)
        .map(o -> live(o.address(), o.object(), o.tags()))
        .toList();
  }

  private Tags tags(A alarm) {
    var answer =
        Call.unless(
            GONE,
            "cloudwatch:ListTagsForResource",
            () -> cloudWatch().listTagsForResource(r -> r.resourceARN(arn(alarm))));
    return answer == null ? Tags.NONE : Tags.of(answer.tags(), Tag::key, Tag::value);
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return lives(scope, find(resources.stream().map(live -> live.text("name")).toList()));
  }

  private LiveResource live(ResourceAddress address, A alarm, Tags tags) {
    return new LiveResource(
        address,
        arn(alarm),
        LiveAttributes.of(tools.read(name(), alarm))
            .text("arn", arn(alarm))
            .put(TagChange.ATTRIBUTE, tags.value())
            .build(),
        "",
        true);
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return find(List.of(id.startsWith("arn:") ? nameOf(id) : id)).stream()
        .findFirst()
        .map(alarm -> {
          Tags tags = tags(alarm);
          return new Found(live(address, alarm, tags), tags);
        });
  }

  /** Looks by name first: the call would change an alarm that is there, whoever owns it. */
  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    String name = Values.required(desired.attributes(), "name");
    find(List.of(name))
        .forEach(there ->
            Ownership.require(
                scope, desired, "cloudwatch:DescribeAlarms", "alarm " + name, tags(there)));
    put(desired, Tags.forCreate(scope, desired).as(AnyAlarmKind::tag));
    return readOne(desired.address(), name);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private LiveResource readOne(ResourceAddress address, String alarm) throws InterruptedException {
    return tools
        .waiting()
        .until(
            "cloudwatch:DescribeAlarms",
            "alarm " + alarm + " to appear",
            Ec2Kind.TO_APPEAR,
            () -> find(address, alarm).map(Found::live));
  }

  /** The call takes an alarm as a whole, so everything that the program says goes with it. */
  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (!Set.of(TagChange.ATTRIBUTE).containsAll(attributes)) {
      put(desired, List.of());
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      retag(live, TagChange.between(live, desired));
    }
    return readOne(live.address(), live.text("name"));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    if (!change.put().isEmpty()) {
      Call.to(
          "cloudwatch:TagResource",
          () ->
              cloudWatch()
                  .tagResource(
                      r -> r.resourceARN(live.id()).tags(change.added().as(AnyAlarmKind::tag))));
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "cloudwatch:UntagResource",
          () -> cloudWatch().untagResource(r -> r.resourceARN(live.id()).tagKeys(change.remove())));
    }
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    Call.unless(
        GONE,
        "cloudwatch:DeleteAlarms",
        () -> cloudWatch().deleteAlarms(r -> r.alarmNames(live.text("name"))));
  }
}
