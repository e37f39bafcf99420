package io.ecsctl.provider.aws.sandbox.ecs;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Tasks, as they are read; {@link TaskLife} makes and moves them. Stopped ones can be described for
 * an hour.
 */
final class Tasks {
  private final EcsApi api;
  private final Clusters clusters;

  Tasks(EcsApi api, Clusters clusters) {
    this.api = api;
    this.clusters = clusters;
  }

  ListTasksResponse list(ListTasksRequest request) {
    Cluster cluster = clusters.require(request.cluster());
    DesiredStatus status =
        request.desiredStatus() == null ? DesiredStatus.RUNNING : request.desiredStatus();
    List<String> arns =
        api
            .tasks()
            .where(task ->
                task.clusterArn().equals(cluster.clusterArn())
                    && task.desiredStatus().equals(status.toString())
                    && (request.serviceName() == null
                        || task.group().equals("service:" + EcsApi.lastPart(request.serviceName())))
                    && (request.startedBy() == null || request.startedBy().equals(task.startedBy()))
                    && (request.family() == null
                        || task.taskDefinitionArn().contains("/" + request.family() + ":")))
            .stream()
            .map(Task::taskArn)
            .toList();
    var page = api.endpoint().page(arns, request.nextToken(), request.maxResults(), EcsApi.PAGE);
    return ListTasksResponse.builder().taskArns(page.items()).nextToken(page.next()).build();
  }

  DescribeTasksResponse describe(DescribeTasksRequest request) {
    Cluster cluster = clusters.require(request.cluster());
    if (request.tasks().size() > EcsApi.PAGE) {
      throw api.invalid("Tasks cannot have more than 100 elements.");
    }
    List<Task> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String name : request.tasks()) {
      String arn = api.arn("task/%s/%s".formatted(cluster.clusterName(), EcsApi.lastPart(name)));
      api.tasks().find(arn).ifPresentOrElse(found::add, () -> failures.add(EcsApi.missing(arn)));
    }
    return DescribeTasksResponse.builder().tasks(found).failures(failures).build();
  }
}
