package io.ecsctl.provider.aws.sandbox.schedule;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.RetryPolicy;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleResponse;

/** Schedules, kept as they are described. They start nothing: nobody looks at what they start. */
final class Schedules {
  private static final int PAGE = 100;

  private final Endpoint endpoint;
  private final Groups groups;
  private final ScheduleChecks checks;

  Schedules(Endpoint endpoint, Groups groups) {
    this.endpoint = endpoint;
    this.groups = groups;
    checks = new ScheduleChecks(endpoint);
  }

  private static String key(String group, @Nullable String name) {
    return group + "/" + name;
  }

  CreateScheduleResponse create(CreateScheduleRequest request) {
    String group = groups.requireActive(request.groupName());
    String key = key(group, request.name());
    if (groups.schedules().contains(key)) {
      throw groups.conflict("Schedule %s already exists.", request.name());
    }
    Backend backend = endpoint.backend();
    GetScheduleResponse schedule =
        completed(
            Pojos.copy(request, GetScheduleResponse.builder())
                .groupName(group)
                .arn(backend.arn("scheduler", "schedule/" + key))
                .creationDate(backend.now()));
    groups.schedules().put(key, schedule);
    return CreateScheduleResponse.builder().scheduleArn(schedule.arn()).build();
  }

  /** With AWS's defaults for what was not said; refuses what AWS refuses. */
  private GetScheduleResponse completed(GetScheduleResponse.Builder schedule) {
    GetScheduleResponse asked = schedule.build();
    checks.check(asked);
    Target target = asked.target();
    RetryPolicy retries =
        Objects.requireNonNullElseGet(target.retryPolicy(), () -> RetryPolicy.builder().build());
    return schedule
        .state(Objects.requireNonNullElse(asked.stateAsString(), "ENABLED"))
        .scheduleExpressionTimezone(
            Objects.requireNonNullElse(asked.scheduleExpressionTimezone(), "UTC"))
        .actionAfterCompletion(
            Objects.requireNonNullElse(asked.actionAfterCompletionAsString(), "NONE"))
        .target(
            target.toBuilder()
                .retryPolicy(
                    retries.toBuilder()
                        .maximumEventAgeInSeconds(
                            Objects.requireNonNullElse(retries.maximumEventAgeInSeconds(), 86_400))
                        .maximumRetryAttempts(
                            Objects.requireNonNullElse(retries.maximumRetryAttempts(), 185))
                        .build())
                .build())
        .lastModificationDate(endpoint.backend().now())
        .build();
  }

  private GetScheduleResponse require(@Nullable String group, String name) {
    String key = key(Objects.requireNonNullElse(group, "default"), name);
    return groups
        .schedules()
        .find(key)
        .orElseThrow(() -> groups.notFound("Schedule %s does not exist.", name));
  }

  GetScheduleResponse get(GetScheduleRequest request) {
    return require(request.groupName(), request.name());
  }

  /** Of a group, or of all when none is said. */
  ListSchedulesResponse list(ListSchedulesRequest request) {
    if (request.groupName() != null) {
      groups.require(request.groupName());
    }
    List<ScheduleSummary> found =
        groups
            .schedules()
            .where(schedule ->
                request.groupName() == null || request.groupName().equals(schedule.groupName()))
            .stream()
            .map(schedule ->
                Pojos.copy(schedule, ScheduleSummary.builder())
                    .target(target -> target.arn(schedule.target().arn()))
                    .build())
            .toList();
    var page = endpoint.page(found, request.nextToken(), request.maxResults(), PAGE);
    return ListSchedulesResponse.builder().schedules(page.items()).nextToken(page.next()).build();
  }

  /** What the request does not say is not kept. */
  UpdateScheduleResponse update(UpdateScheduleRequest request) {
    GetScheduleResponse before = require(request.groupName(), request.name());
    GetScheduleResponse after =
        completed(
            Pojos.copy(request, GetScheduleResponse.builder())
                .groupName(before.groupName())
                .arn(before.arn())
                .creationDate(before.creationDate()));
    groups.schedules().put(key(before.groupName(), before.name()), after);
    return UpdateScheduleResponse.builder().scheduleArn(after.arn()).build();
  }

  DeleteScheduleResponse delete(DeleteScheduleRequest request) {
    GetScheduleResponse schedule = require(request.groupName(), request.name());
    groups.schedules().remove(key(schedule.groupName(), schedule.name()));
    return DeleteScheduleResponse.builder().build();
  }
}
