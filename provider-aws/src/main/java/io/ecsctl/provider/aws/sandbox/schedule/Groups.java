package io.ecsctl.provider.aws.sandbox.schedule;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListScheduleGroupsRequest;
import software.amazon.awssdk.services.scheduler.model.ListScheduleGroupsResponse;
import software.amazon.awssdk.services.scheduler.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.scheduler.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupState;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupSummary;
import software.amazon.awssdk.services.scheduler.model.Tag;
import software.amazon.awssdk.services.scheduler.model.TagResourceRequest;
import software.amazon.awssdk.services.scheduler.model.TagResourceResponse;
import software.amazon.awssdk.services.scheduler.model.UntagResourceRequest;
import software.amazon.awssdk.services.scheduler.model.UntagResourceResponse;

/** Groups of schedules. Deleting one takes its schedules along, and a moment. */
final class Groups {
  private static final int PAGE = 100;
  private static final Duration TO_DELETE = Duration.ofSeconds(5);

  private final Endpoint endpoint;

  Groups(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Backend backend() {
    return endpoint.backend();
  }

  /** By name, those that have ended forgotten. */
  private Table<ScheduleGroupSummary> groups() {
    Table<ScheduleGroupSummary> groups =
        backend().table("scheduler.group", ScheduleGroupSummary::builder);
    groups
        .where(group ->
            group.state() == ScheduleGroupState.DELETING
                && !backend().now().isBefore(group.lastModificationDate().plus(TO_DELETE)))
        .forEach(group -> {
          backend().tags().forget(group.arn());
          groups.remove(group.name());
        });
    return groups;
  }

  Table<GetScheduleResponse> schedules() {
    return backend().table("scheduler.schedule", GetScheduleResponse::builder);
  }

  AwsServiceException notFound(String message, @Nullable Object... values) {
    return endpoint.error(
        ResourceNotFoundException.builder(), "ResourceNotFoundException", message, values);
  }

  AwsServiceException conflict(String message, @Nullable Object... values) {
    return endpoint.error(ConflictException.builder(), "ConflictException", message, values);
  }

  CreateScheduleGroupResponse create(CreateScheduleGroupRequest request) {
    String name = request.name();
    if (groups().contains(name)) {
      throw conflict("Schedule group %s already exists.", name);
    }
    String arn = backend().arn("scheduler", "schedule-group/" + name);
    groups()
        .put(
            name,
            ScheduleGroupSummary.builder()
                .name(name)
                .arn(arn)
                .state(ScheduleGroupState.ACTIVE)
                .creationDate(backend().now())
                .lastModificationDate(backend().now())
                .build());
    backend().tags().add(arn, request.tags(), Tag::key, Tag::value);
    return CreateScheduleGroupResponse.builder().scheduleGroupArn(arn).build();
  }

  /**
   * @param name {@code default} when null; that one is always there
   */
  String requireActive(@Nullable String name) {
    String wanted = Objects.requireNonNullElse(name, "default");
    if (!wanted.equals("default")
        && groups().find(wanted).filter(g -> g.state() == ScheduleGroupState.ACTIVE).isEmpty()) {
      throw notFound("Schedule group %s does not exist.", wanted);
    }
    return wanted;
  }

  ScheduleGroupSummary require(String name) {
    return groups()
        .find(name)
        .orElseThrow(() -> notFound("Schedule group %s does not exist.", name));
  }

  GetScheduleGroupResponse get(GetScheduleGroupRequest request) {
    return Pojos.copy(require(request.name()), GetScheduleGroupResponse.builder()).build();
  }

  ListScheduleGroupsResponse list(ListScheduleGroupsRequest request) {
    var page = endpoint.page(groups().all(), request.nextToken(), request.maxResults(), PAGE);
    return ListScheduleGroupsResponse.builder()
        .scheduleGroups(page.items())
        .nextToken(page.next())
        .build();
  }

  DeleteScheduleGroupResponse delete(DeleteScheduleGroupRequest request) {
    ScheduleGroupSummary group = require(request.name());
    groups()
        .put(
            group.name(),
            group.toBuilder()
                .state(ScheduleGroupState.DELETING)
                .lastModificationDate(backend().now())
                .build());
    schedules().removeWhere(schedule -> group.name().equals(schedule.groupName()));
    return DeleteScheduleGroupResponse.builder().build();
  }

  /** Only groups have tags. */
  private String taggable(String arn) {
    if (groups().where(group -> group.arn().equals(arn)).isEmpty()) {
      throw notFound("Resource %s does not exist.", arn);
    }
    return arn;
  }

  TagResourceResponse tag(TagResourceRequest request) {
    backend().tags().add(taggable(request.resourceArn()), request.tags(), Tag::key, Tag::value);
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    backend().tags().remove(taggable(request.resourceArn()), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(
            backend()
                .tags()
                .as(
                    taggable(request.resourceArn()),
                    (key, value) -> Tag.builder().key(key).value(value).build()))
        .build();
  }
}
