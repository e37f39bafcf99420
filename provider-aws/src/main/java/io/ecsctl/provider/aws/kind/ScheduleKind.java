package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.EcsParameters;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/**
 * A {@code schedule} block: a schedule in a group of its own, which carries its tags ({@link
 * ScheduleGroups}). A group without its schedule, left by an interrupted creation, is a schedule
 * that lacks everything: the next plan completes or deletes it.
 */
final class ScheduleKind implements ResourceKind {
  private static final String TASK_TAGS = "task_tags";

  /** IAM's changes reach the scheduler some seconds later. */
  private static final Duration TO_PROPAGATE = Duration.ofMinutes(2);

  private final Tools tools;
  private final ScheduleGroups groups;
  private final TaskOverrides overrides;

  ScheduleKind(Tools tools) {
    this.tools = tools;
    groups = new ScheduleGroups(tools);
    overrides = new TaskOverrides(tools);
  }

  @Override
  public String name() {
    return "schedule";
  }

  private SchedulerClient scheduler() {
    return tools.clients().scheduler();
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return Parallel.map(groups.list(inventory), this::live).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** A schedule's tags are its group's. */
  @Override
  public String listedBy(LiveResource live) {
    return live.text("arn").replaceFirst(":schedule/([^/]+)/.*$", ":schedule-group/$1");
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    List<String> arns =
        resources.stream().map(live -> ScheduleGroups.ofSchedule(live.id())).toList();
    return Parallel.map(groups.read(scope, arns), this::live).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * By its name or ARN. A schedule that is not in a group of its own, of the same name, cannot be
   * told to be anybody's: it is not found.
   */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    String name = ScheduleGroups.name(id);
    if (id.startsWith("arn:") && !id.endsWith(":schedule/" + name + "/" + name)) {
      return Optional.empty();
    }
    return groups
        .lookUp(name)
        .flatMap(group ->
            live(new Owned<>(address, group.getKey(), group.getValue()))
                .map(live -> new Found(live, group.getValue())));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    groups.updateTags(ScheduleGroups.ofSchedule(live.id()), change);
  }

  /** Nothing when the group, of which the tags may tell late, is gone or going. */
  private Optional<LiveResource> live(Owned<String> group) {
    String name = ScheduleGroups.name(group.object());
    Optional<GetScheduleResponse> schedule = find(name);
    if (schedule.isEmpty() && !groups.isThere(name)) {
      return Optional.empty();
    }
    LiveAttributes attributes =
        LiveAttributes.of(schedule.map(this::attributes).orElse(Value.ObjectOf.EMPTY))
            .text("name", name)
            .text("arn", ScheduleGroups.scheduleOf(group.object()))
            .put(TagChange.ATTRIBUTE, group.tags().value());
    return Optional.of(
        new LiveResource(
            group.address(),
            ScheduleGroups.scheduleOf(group.object()),
            attributes.build(),
            "",
            true));
  }

  private Optional<GetScheduleResponse> find(String name) {
    return Optional.ofNullable(
        Call.unless(
            ScheduleGroups.GONE,
            "scheduler:GetSchedule",
            () -> scheduler().getSchedule(r -> r.groupName(name).name(name))));
  }

  private Value.ObjectOf attributes(GetScheduleResponse schedule) {
    Target target = schedule.target();
    LiveAttributes attributes =
        LiveAttributes.of(tools.read(name(), schedule))
            .put(TaskOverrides.BLOCK, target == null ? null : overrides.block(target.input()));
    if (target != null && target.ecsParameters() != null) {
      attributes.put(TASK_TAGS, taskTags(target.ecsParameters()));
    }
    return attributes.build();
  }

  /** The scheduler has them as one map a tag: {@code [{ key: …, value: … }]}. */
  private static @Nullable Value taskTags(EcsParameters task) {
    TreeMap<String, Value> tags = new TreeMap<>();
    task.tags()
        .forEach(tag -> tags.put(tag.get("key"), new Value.Text(tag.getOrDefault("value", ""))));
    return tags.isEmpty() ? null : new Value.MapOf(Type.STRING, tags);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    String name = Values.required(desired.attributes(), "name");
    String group = groups.create(scope, desired, name);
    put(desired, desired.attributes());
    return readBack(scope, group);
  }

  /** Creates the schedule, or gives it all of these attributes: an update keeps nothing. */
  private void put(DesiredResource desired, Value.ObjectOf attributes) throws InterruptedException {
    requireTimes(attributes);
    String name = Values.required(attributes, "name");
    CreateScheduleRequest request =
        complete(
            SdkMapper.toRequest(desired.schema(), attributes, CreateScheduleRequest.builder()),
            attributes);
    if (find(name).isEmpty()) {
      CreateScheduleRequest create = request.toBuilder().clientToken(tools.token(desired)).build();
      onceTrusted("scheduler:CreateSchedule", () -> scheduler().createSchedule(create));
      return;
    }
    UpdateScheduleRequest update =
        SdkMapper.toRequest(desired.schema(), attributes, UpdateScheduleRequest.builder())
            .groupName(name)
            .flexibleTimeWindow(request.flexibleTimeWindow())
            .target(request.target())
            .build();
    onceTrusted("scheduler:UpdateSchedule", () -> scheduler().updateSchedule(update));
  }

  private CreateScheduleRequest complete(
      CreateScheduleRequest.Builder request, Value.ObjectOf attributes) {
    CreateScheduleRequest asked = request.build();
    FlexibleTimeWindow window =
        asked.flexibleTimeWindow() == null
            ? FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build()
            : asked.flexibleTimeWindow();
    Target target =
        asked.target().toBuilder()
            .input(overrides.input(attributes))
            .ecsParameters(withTags(asked.target().ecsParameters(), attributes))
            .build();
    return request.groupName(asked.name()).flexibleTimeWindow(window).target(target).build();
  }

  private static EcsParameters withTags(EcsParameters task, Value.ObjectOf attributes) {
    if (!(attributes.get(TASK_TAGS) instanceof Value.Keyed tags) || tags.entries().isEmpty()) {
      return task;
    }
    return task.toBuilder()
        .tags(
            tags.entries().keySet().stream()
                .map(key -> Map.of("key", key, "value", Values.required(tags, key)))
                .toList())
        .build();
  }

  /** The schema's pattern lets the 30th of February pass. */
  private static void requireTimes(Value.ObjectOf attributes) {
    for (String attribute : List.of("start_date", "end_date")) {
      String time = Values.text(attributes, attribute);
      try {
        if (time != null) {
          Instant.parse(time);
        }
      } catch (DateTimeException none) {
        throw new ProviderException(
            "ValidationException", "", "There is no day " + time + ". Correct " + attribute + ".");
      }
    }
  }

  private void onceTrusted(String operation, Supplier<?> call) throws InterruptedException {
    tools
        .waiting()
        .retrying(
            refused -> refused.explanation().contains("to assume the role"),
            TO_PROPAGATE,
            () -> Call.to(operation, call));
  }

  private LiveResource readBack(StackScope scope, String group) {
    return groups.read(scope, List.of(group)).stream()
        .findFirst()
        .flatMap(this::live)
        .orElseThrow(() -> Tools.vanished("scheduler:GetSchedule", group));
  }

  /** The call takes the schedule as a whole, so what is not named goes with it as it is. */
  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String group = ScheduleGroups.ofSchedule(live.id());
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      groups.updateTags(group, TagChange.between(live, desired));
    }
    if (!attributes.equals(Set.of(TagChange.ATTRIBUTE))) {
      LiveAttributes merged = LiveAttributes.of(live.attributes());
      attributes.forEach(name -> merged.put(name, desired.attributes().get(name)));
      put(desired, merged.build());
    }
    return readBack(scope, group);
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    String name = ScheduleGroups.name(live.id());
    groups.requireAlone(name);
    Call.unless(
        ScheduleGroups.GONE,
        "scheduler:DeleteSchedule",
        () -> scheduler().deleteSchedule(r -> r.groupName(name).name(name)));
    groups.delete(name, progress);
  }
}
