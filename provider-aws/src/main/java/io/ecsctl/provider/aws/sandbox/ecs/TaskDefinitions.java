package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Task definitions: revisions of a family, numbered without gaps and never again. */
final class TaskDefinitions {
  private final EcsApi api;

  TaskDefinitions(EcsApi api) {
    this.api = api;
  }

  RegisterTaskDefinitionResponse register(RegisterTaskDefinitionRequest request) {
    TaskDefinition definition =
        new TaskDefinitionDefaults(api)
            .complete(Pojos.copy(request, TaskDefinition.builder()).build());
    String family = definition.family();
    String counter = api.arn("task-definition/" + family);
    String last = api.notes().get(counter, "revision");
    int revision = last == null ? 1 : Integer.parseInt(last) + 1;
    api.notes().set(counter, "revision", String.valueOf(revision));
    String arn = api.arn("task-definition/%s:%d".formatted(family, revision));
    TaskDefinition stored =
        definition.toBuilder()
            .taskDefinitionArn(arn)
            .revision(revision)
            .status(TaskDefinitionStatus.ACTIVE)
            .registeredAt(api.backend().now())
            .registeredBy(Endpoint.CALLER)
            .build();
    api.definitions().put(arn, stored);
    api.tag(arn, request.tags());
    return RegisterTaskDefinitionResponse.builder()
        .taskDefinition(stored)
        .tags(api.tags(arn))
        .build();
  }

  /** By ARN, {@code family:revision}, or the latest active of {@code family}. */
  Optional<TaskDefinition> find(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    String id = EcsApi.lastPart(name);
    if (id.indexOf(':') >= 0) {
      return api.definitions().find(api.arn("task-definition/" + id));
    }
    return api
        .definitions()
        .where(d -> d.family().equals(id) && d.status() == TaskDefinitionStatus.ACTIVE)
        .stream()
        .max(Comparator.comparing(TaskDefinition::revision));
  }

  DescribeTaskDefinitionResponse describe(DescribeTaskDefinitionRequest request) {
    TaskDefinition definition =
        find(request.taskDefinition())
            .orElseThrow(() -> api.client("Unable to describe task definition."));
    var response = DescribeTaskDefinitionResponse.builder().taskDefinition(definition);
    return request.include().contains(TaskDefinitionField.TAGS)
        ? response.tags(api.tags(definition.taskDefinitionArn())).build()
        : response.build();
  }

  ListTaskDefinitionsResponse list(ListTaskDefinitionsRequest request) {
    TaskDefinitionStatus status =
        request.status() == null ? TaskDefinitionStatus.ACTIVE : request.status();
    List<TaskDefinition> wanted =
        new ArrayList<>(
            api.definitions()
                .where(d ->
                    d.status() == status
                        && (request.familyPrefix() == null
                            || d.family().equals(request.familyPrefix()))));
    Comparator<TaskDefinition> order =
        Comparator.comparing(TaskDefinition::family).thenComparing(TaskDefinition::revision);
    wanted.sort(request.sort() == SortOrder.DESC ? order.reversed() : order);
    var page =
        api.endpoint()
            .page(
                wanted.stream().map(TaskDefinition::taskDefinitionArn).toList(),
                request.nextToken(),
                request.maxResults(),
                EcsApi.PAGE);
    return ListTaskDefinitionsResponse.builder()
        .taskDefinitionArns(page.items())
        .nextToken(page.next())
        .build();
  }

  /**
   * Families that have an active revision; {@code status} INACTIVE asks for those that have none.
   */
  ListTaskDefinitionFamiliesResponse listFamilies(ListTaskDefinitionFamiliesRequest request) {
    SortedMap<String, Boolean> active = new TreeMap<>();
    for (TaskDefinition definition : api.definitions().all()) {
      active.merge(
          definition.family(),
          definition.status() == TaskDefinitionStatus.ACTIVE,
          Boolean::logicalOr);
    }
    String prefix = request.familyPrefix() == null ? "" : request.familyPrefix();
    List<String> wanted =
        active.entrySet().stream()
            .filter(family -> family.getKey().startsWith(prefix))
            .filter(family ->
                switch (request.status()) {
                  case null -> family.getValue();
                  case ACTIVE -> family.getValue();
                  case INACTIVE -> !family.getValue();
                  case ALL, UNKNOWN_TO_SDK_VERSION -> true;
                })
            .map(Map.Entry::getKey)
            .toList();
    var page = api.endpoint().page(wanted, request.nextToken(), request.maxResults(), EcsApi.PAGE);
    return ListTaskDefinitionFamiliesResponse.builder()
        .families(page.items())
        .nextToken(page.next())
        .build();
  }

  /** The revision stays, for services that use it; nothing new can. */
  DeregisterTaskDefinitionResponse deregister(DeregisterTaskDefinitionRequest request) {
    TaskDefinition definition =
        find(request.taskDefinition())
            .filter(d -> d.status() == TaskDefinitionStatus.ACTIVE)
            .orElseThrow(() -> api.client("Unable to describe task definition."));
    TaskDefinition inactive =
        definition.toBuilder()
            .status(TaskDefinitionStatus.INACTIVE)
            .deregisteredAt(api.backend().now())
            .build();
    api.definitions().put(inactive.taskDefinitionArn(), inactive);
    return DeregisterTaskDefinitionResponse.builder().taskDefinition(inactive).build();
  }

  DeleteTaskDefinitionsResponse delete(DeleteTaskDefinitionsRequest request) {
    if (request.taskDefinitions().size() > 10) {
      throw api.invalid("Task definitions cannot have more than 10 elements.");
    }
    List<TaskDefinition> deleted = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String name : request.taskDefinitions()) {
      Optional<TaskDefinition> found = find(name);
      if (found.isEmpty()) {
        failures.add(EcsApi.missing(name));
      } else if (found.get().status() == TaskDefinitionStatus.ACTIVE) {
        failures.add(
            Failure.builder()
                .arn(found.get().taskDefinitionArn())
                .reason("INVALID_STATE")
                .detail(
                    "The specified task definition is still in ACTIVE status. Please deregister the"
                        + " target and try again.")
                .build());
      } else {
        TaskDefinition definition = found.get();
        api.definitions().remove(definition.taskDefinitionArn());
        api.backend().tags().forget(definition.taskDefinitionArn());
        deleted.add(definition.toBuilder().status(TaskDefinitionStatus.DELETE_IN_PROGRESS).build());
      }
    }
    return DeleteTaskDefinitionsResponse.builder()
        .taskDefinitions(deleted)
        .failures(failures)
        .build();
  }
}
