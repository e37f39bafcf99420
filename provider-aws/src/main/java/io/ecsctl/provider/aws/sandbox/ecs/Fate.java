package io.ecsctl.provider.aws.sandbox.ecs;

import java.util.List;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * What becomes of a task, by the tags of its images. The sandbox runs nothing; these tags are how a
 * user or a test sees a rollout fail: {@code app:crash}, {@code app:missing}, {@code
 * app:unhealthy}, {@code app:alarming}.
 */
enum Fate {
  RUNS,
  /** An essential container exits with code 1 some seconds after its start. */
  CRASH,
  /** The image cannot be pulled. */
  MISSING,
  /** Runs, and answers the load balancer's health checks with 503. */
  UNHEALTHY,
  /** Runs, and the alarms that its service's deployments watch fire once it gets traffic. */
  ALARMING;

  static Fate of(TaskDefinition definition) {
    List<Fate> fates = definition.containerDefinitions().stream().map(Fate::of).toList();
    return fates.stream().filter(fate -> fate != RUNS).findFirst().orElse(RUNS);
  }

  static Fate of(ContainerDefinition container) {
    String image = container.image();
    return switch (image.substring(image.lastIndexOf(':') + 1)) {
      case "crash" -> CRASH;
      case "missing" -> MISSING;
      case "unhealthy" -> UNHEALTHY;
      case "alarming" -> ALARMING;
      case String _ -> RUNS;
    };
  }
}
