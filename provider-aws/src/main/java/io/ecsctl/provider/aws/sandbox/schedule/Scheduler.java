package io.ecsctl.provider.aws.sandbox.schedule;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListScheduleGroupsRequest;
import software.amazon.awssdk.services.scheduler.model.ListScheduleGroupsResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.scheduler.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;
import software.amazon.awssdk.services.scheduler.model.TagResourceRequest;
import software.amazon.awssdk.services.scheduler.model.TagResourceResponse;
import software.amazon.awssdk.services.scheduler.model.UntagResourceRequest;
import software.amazon.awssdk.services.scheduler.model.UntagResourceResponse;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleResponse;

/**
 * EventBridge Scheduler. Every operation that is not here throws {@link
 * UnsupportedOperationException}, as the interface has it.
 */
public final class Scheduler implements SchedulerClient {
  private final Endpoint endpoint;
  private final Groups groups;
  private final Schedules schedules;

  public Scheduler(Backend backend) {
    endpoint = backend.endpoint("Scheduler", SchedulerException::builder);
    groups = new Groups(endpoint);
    schedules = new Schedules(endpoint, groups);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public CreateScheduleGroupResponse createScheduleGroup(CreateScheduleGroupRequest request) {
    return endpoint.change("CreateScheduleGroup", () -> groups.create(request));
  }

  @Override
  public GetScheduleGroupResponse getScheduleGroup(GetScheduleGroupRequest request) {
    return endpoint.read("GetScheduleGroup", () -> groups.get(request));
  }

  @Override
  public ListScheduleGroupsResponse listScheduleGroups(ListScheduleGroupsRequest request) {
    return endpoint.read("ListScheduleGroups", () -> groups.list(request));
  }

  @Override
  public DeleteScheduleGroupResponse deleteScheduleGroup(DeleteScheduleGroupRequest request) {
    return endpoint.change("DeleteScheduleGroup", () -> groups.delete(request));
  }

  @Override
  public CreateScheduleResponse createSchedule(CreateScheduleRequest request) {
    return endpoint.change("CreateSchedule", () -> schedules.create(request));
  }

  @Override
  public GetScheduleResponse getSchedule(GetScheduleRequest request) {
    return endpoint.read("GetSchedule", () -> schedules.get(request));
  }

  @Override
  public ListSchedulesResponse listSchedules(ListSchedulesRequest request) {
    return endpoint.read("ListSchedules", () -> schedules.list(request));
  }

  @Override
  public UpdateScheduleResponse updateSchedule(UpdateScheduleRequest request) {
    return endpoint.change("UpdateSchedule", () -> schedules.update(request));
  }

  @Override
  public DeleteScheduleResponse deleteSchedule(DeleteScheduleRequest request) {
    return endpoint.change("DeleteSchedule", () -> schedules.delete(request));
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return endpoint.change("TagResource", () -> groups.tag(request));
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return endpoint.change("UntagResource", () -> groups.untag(request));
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return endpoint.read("ListTagsForResource", () -> groups.tags(request));
  }
}
