package io.ecsctl.provider.aws.rollout;

import io.ecsctl.planner.provider.Progress;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** The tasks of our revision that stopped, and why: each told once, and counted by reason. */
final class StoppedTasks {
  private static final int PER_CALL = 100;
  private static final int SHOWN = 3;

  private final AwsClients clients;
  private final RolloutTarget target;
  private final Instant since;
  private final Set<String> told = new HashSet<>();
  private final Map<String, Integer> countByReason = new LinkedHashMap<>();

  /** The last one of each reason. */
  private final Map<String, Task> examples = new LinkedHashMap<>();

  StoppedTasks(AwsClients clients, RolloutTarget target, Instant since) {
    this.clients = clients;
    this.target = target;
    this.since = since;
  }

  /** Looks again, and tells of those not told before. */
  void look(Progress progress) {
    List<String> arns =
        Call.to(
            "ecs:ListTasks",
            () ->
                clients
                    .ecs()
                    .listTasks(r ->
                        r.cluster(target.cluster())
                            .serviceName(target.serviceName())
                            .desiredStatus(DesiredStatus.STOPPED)
                            .maxResults(PER_CALL))
                    .taskArns());
    List<String> fresh = arns.stream().filter(arn -> !told.contains(arn)).toList();
    if (fresh.isEmpty()) {
      return;
    }
    Call.to(
            "ecs:DescribeTasks",
            () -> clients.ecs().describeTasks(r -> r.cluster(target.cluster()).tasks(fresh)))
        .tasks()
        .stream()
        .filter(this::failed)
        .forEach(task -> {
          String reason = reason(task);
          told.add(task.taskArn());
          countByReason.merge(reason, 1, Integer::sum);
          examples.put(reason, task);
          progress.event("task " + shortId(task.taskArn()) + " stopped: " + reason);
        });
  }

  /** Of our revision, of this deployment, over, and not merely replaced by the scheduler. */
  private boolean failed(Task task) {
    return target.taskDefinition().equals(task.taskDefinitionArn())
        && "STOPPED".equals(task.lastStatus())
        && (task.createdAt() == null || !task.createdAt().isBefore(since))
        && task.stopCode() != TaskStopCode.USER_INITIATED
        && !orEmpty(task.stoppedReason()).startsWith("Scaling activity initiated");
  }

  /** {@code container app exited with 1: OutOfMemoryError (Essential container in task exited)}. */
  private static String reason(Task task) {
    String containers =
        task.containers().stream()
            .filter(c -> c.exitCode() != null ? c.exitCode() != 0 : c.reason() != null)
            .map(StoppedTasks::ended)
            .collect(Collectors.joining(", "));
    String stopped = orEmpty(task.stoppedReason());
    if (containers.isEmpty()) {
      return stopped.isEmpty() ? "no reason given" : stopped;
    }
    return stopped.isEmpty() ? containers : containers + " (" + stopped + ")";
  }

  private static String ended(Container container) {
    String exit =
        container.exitCode() == null ? " did not start" : " exited with " + container.exitCode();
    String why = orEmpty(container.reason());
    return "container " + container.name() + exit + (why.isEmpty() ? "" : ": " + why);
  }

  /** What they wrote last, of those that stopped for different reasons. */
  void lastWords(Progress progress) {
    new LastWords(clients, target.taskDefinition())
        .tell(examples.values().stream().limit(SHOWN).toList(), progress);
  }

  /** How often the commonest reason came up. */
  int mostAlike() {
    return countByReason.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** {@code 3 × container app exited with 1}, the first reason first; empty when none stopped. */
  String summary() {
    return countByReason.entrySet().stream()
        .map(e -> e.getValue() == 1 ? e.getKey() : e.getValue() + " × " + e.getKey())
        .collect(Collectors.joining("; "));
  }

  static String shortId(String arn) {
    String id = arn.substring(arn.lastIndexOf('/') + 1);
    return id.length() <= 8 ? id : id.substring(0, 8);
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
