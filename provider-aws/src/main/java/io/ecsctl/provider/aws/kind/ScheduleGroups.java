package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.TagIndex;
import io.ecsctl.provider.aws.inventory.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupState;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupSummary;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Tag;

/**
 * The groups of schedules: one a schedule, of the same name, and tagged in its place. A group is
 * made before its schedule and goes after it, so whatever is left of a schedule is found by its
 * group.
 */
final class ScheduleGroups {
  static final Set<String> GONE = Set.of("ResourceNotFoundException");
  private static final String PART = "schedule-group/";
  private static final Duration TO_DELETE = Duration.ofMinutes(10);

  private final Tools tools;

  ScheduleGroups(Tools tools) {
    this.tools = tools;
  }

  private SchedulerClient scheduler() {
    return tools.clients().scheduler();
  }

  /** The ARNs of the stack's groups, those on their way out included. */
  List<Owned<String>> list(Inventory inventory) {
    TagIndex index = inventory.index();
    if (index.covers("scheduler")) {
      return index.arns("scheduler", PART).stream()
          .flatMap(arn ->
              owned(inventory.scope(), arn, index.byArn().getOrDefault(arn, Tags.NONE)).stream())
          .toList();
    }
    List<String> all =
        Call.to(
            "scheduler:ListScheduleGroups",
            () ->
                scheduler()
                    .listScheduleGroupsPaginator(r -> r.maxResults(100))
                    .scheduleGroups()
                    .stream()
                    .map(ScheduleGroupSummary::arn)
                    .toList());
    return read(inventory.scope(), all);
  }

  /** Those of the groups that are there and the stack's, with their tags of now. */
  List<Owned<String>> read(StackScope scope, List<String> arns) {
    return Parallel.map(arns, arn -> owned(scope, arn, tags(arn))).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Owned<String>> owned(StackScope scope, String arn, Tags tags) {
    return Owned.of(scope, "schedule", arn, tags);
  }

  /** {@code nightly} of {@code arn:…:schedule-group/nightly}. */
  static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Of the schedule {@code arn:…:schedule/nightly/nightly}, the group. */
  static String ofSchedule(String arn) {
    return arn.substring(0, arn.lastIndexOf('/')).replace(":schedule/", ":" + PART);
  }

  /** Of the group {@code arn:…:schedule-group/nightly}, the schedule. */
  static String scheduleOf(String arn) {
    return arn.replace(":" + PART, ":schedule/") + "/" + name(arn);
  }

  /** Makes the group, with the tags of its schedule, unless it is there and ours. */
  String create(StackScope scope, DesiredResource desired, String name)
      throws InterruptedException {
    List<Tag> tags = Tags.forCreate(scope, desired).as(ScheduleGroups::tag);
    try {
      return tools
          .waiting()
          .retrying(
              refused -> refused.code().equals("ConflictException") && isGoing(name),
              TO_DELETE,
              () ->
                  Call.to(
                      "scheduler:CreateScheduleGroup",
                      () ->
                          scheduler()
                              .createScheduleGroup(
                                  r -> r.name(name).tags(tags).clientToken(tools.token(desired)))))
          .scheduleGroupArn();
    } catch (ProviderException refused) {
      if (!refused.code().equals("ConflictException")) {
        throw refused;
      }
      GetScheduleGroupResponse there = find(name).orElseThrow(() -> refused);
      Ownership.require(scope, desired, refused, "schedule group " + name, name, tags(there.arn()));
      return there.arn();
    }
  }

  /** Of the group, when it is there, its ARN and tags, whoever owns it. */
  Optional<Map.Entry<String, Tags>> lookUp(String name) {
    return find(name).map(group -> Map.entry(group.arn(), tags(group.arn())));
  }

  /** And not on its way out. */
  boolean isThere(String name) {
    return find(name).filter(g -> g.state() != ScheduleGroupState.DELETING).isPresent();
  }

  private boolean isGoing(String name) {
    return find(name).filter(g -> g.state() == ScheduleGroupState.DELETING).isPresent();
  }

  private Optional<GetScheduleGroupResponse> find(String name) {
    return Optional.ofNullable(
        Call.unless(
            GONE,
            "scheduler:GetScheduleGroup",
            () -> scheduler().getScheduleGroup(r -> r.name(name))));
  }

  private Tags tags(String arn) {
    var found =
        Call.unless(
            GONE,
            "scheduler:ListTagsForResource",
            () -> scheduler().listTagsForResource(r -> r.resourceArn(arn)));
    return found == null ? Tags.NONE : Tags.of(found.tags(), Tag::key, Tag::value);
  }

  void updateTags(String arn, TagChange change) {
    if (!change.put().isEmpty()) {
      List<Tag> added = change.added().as(ScheduleGroups::tag);
      Call.to(
          "scheduler:TagResource",
          () -> scheduler().tagResource(r -> r.resourceArn(arn).tags(added)));
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "scheduler:UntagResource",
          () -> scheduler().untagResource(r -> r.resourceArn(arn).tagKeys(change.remove())));
    }
  }

  /**
   * Whoever deletes a group deletes what is in it.
   *
   * @throws ProviderException {@link ProviderException#USED_BY_OTHERS} when more than its own
   *     schedule is: schedules have no tags, so all that can be told is what they are called
   */
  void requireAlone(String name) {
    @Nullable List<ScheduleSummary> schedules =
        Call.unless(
            GONE,
            "scheduler:ListSchedules",
            () ->
                scheduler()
                    .listSchedulesPaginator(r -> r.groupName(name).maxResults(100))
                    .schedules()
                    .stream()
                    .toList());
    if (schedules == null) {
      return;
    }
    List<String> others =
        schedules.stream()
            .filter(schedule -> !name.equals(schedule.name()))
            .map(schedule -> "schedule " + schedule.arn() + ", which is none of ecsctl's")
            .toList();
    if (!others.isEmpty()) {
      throw UsedByOthers.refusal("scheduler:DeleteScheduleGroup", "Schedule group " + name, others);
    }
  }

  /** Deletes the group, and waits until its name is free. */
  void delete(String name, Progress progress) throws InterruptedException {
    if (find(name).isEmpty()) {
      return;
    }
    Call.unless(
        GONE,
        "scheduler:DeleteScheduleGroup",
        () -> scheduler().deleteScheduleGroup(r -> r.name(name)));
    tools
        .waiting()
        .until(
            "scheduler:GetScheduleGroup",
            "schedule group " + name + " to be deleted",
            TO_DELETE,
            () -> {
              if (find(name).isPresent()) {
                progress.status("deleting");
                return Optional.empty();
              }
              return Optional.of(true);
            });
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
