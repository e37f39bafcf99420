package io.ecsctl.provider.aws.rollout;

import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The last lines that tasks which stopped wrote to their logs. Only driver {@code awslogs} with a
 * stream prefix says where they are: {@code PREFIX/CONTAINER/TASK}. A help for people: whatever
 * keeps it from being read is told and fails nothing.
 */
final class LastWords {
  private static final int LINES = 10;
  private static final int LONGEST = 300;
  private static final Set<String> NOTHING_WRITTEN = Set.of("ResourceNotFoundException");
  private static final Set<String> FORBIDDEN =
      Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation");

  private final AwsClients clients;
  private final String taskDefinition;

  LastWords(AwsClients clients, String taskDefinition) {
    this.clients = clients;
    this.taskDefinition = taskDefinition;
  }

  /** Tells what these tasks wrote, if anything. */
  void tell(List<Task> tasks, Progress progress) {
    if (tasks.isEmpty()) {
      return;
    }
    try {
      List<ContainerDefinition> containers =
          Call.to(
                  "ecs:DescribeTaskDefinition",
                  () -> clients.ecs().describeTaskDefinition(r -> r.taskDefinition(taskDefinition)))
              .taskDefinition()
              .containerDefinitions();
      for (Task task : tasks) {
        containers.forEach(container -> tell(task, container, progress));
      }
    } catch (ProviderException unread) {
      progress.event(
          FORBIDDEN.contains(unread.code())
              ? "to see here what the tasks logged last, allow " + unread.operation()
              : "what the tasks logged last cannot be read: " + unread.explanation());
    }
  }

  private void tell(Task task, ContainerDefinition container, Progress progress) {
    if (container.logConfiguration() == null
        || container.logConfiguration().logDriver() != LogDriver.AWSLOGS
        || !failed(task, container)) {
      return;
    }
    Map<String, String> options = container.logConfiguration().options();
    String group = options.get("awslogs-group");
    String prefix = options.get("awslogs-stream-prefix");
    boolean here =
        options.getOrDefault("awslogs-region", clients.region()).equals(clients.region());
    if (group == null || prefix == null || !here) {
      return;
    }
    String id = task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    String stream = "%s/%s/%s".formatted(prefix, container.name(), id);
    var read =
        Call.unless(
            NOTHING_WRITTEN,
            "logs:GetLogEvents",
            () ->
                clients
                    .logs()
                    .getLogEvents(r -> r.logGroupName(group).logStreamName(stream).limit(LINES)));
    if (read == null) {
      return;
    }
    for (OutputLogEvent line : read.events()) {
      progress.event(
          "task %s, container %s: %s"
              .formatted(StoppedTasks.shortId(task.taskArn()), container.name(), shortened(line)));
    }
  }

  /** One that went by itself, or by the other's end, has nothing to say. */
  private static boolean failed(Task task, ContainerDefinition container) {
    return task.containers().stream()
        .filter(ended -> container.name().equals(ended.name()))
        .anyMatch(ended -> ended.exitCode() == null || ended.exitCode() != 0);
  }

  private static String shortened(OutputLogEvent line) {
    String text = line.message().strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
