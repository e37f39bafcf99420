package io.ecsctl.provider.aws.rollout;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.LinearConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * How long a deployment may take: a wave of tasks must be placed and pull images, become healthy to
 * their container checks and to the load balancer, and the tasks before them must drain and stop;
 * as many waves as the deployment's percentages make necessary.
 */
final class RolloutDeadline {
  private static final Duration TO_START = Duration.ofMinutes(5);
  private static final Duration LEAST = Duration.ofMinutes(10);
  private static final Duration MOST = Duration.ofMinutes(60);
  private static final int DEFAULT_STOP_TIMEOUT = 30;
  private static final String DELAY = "deregistration_delay.timeout_seconds";

  private final AwsClients clients;

  RolloutDeadline(AwsClients clients) {
    this.clients = clients;
  }

  /**
   * How long, and why.
   *
   * @param words {@code 2 waves of 5 minutes to start, …}
   */
  record Deadline(Duration time, String words) {}

  Deadline of(Service service) {
    List<String> groups =
        service.loadBalancers().stream()
            .map(LoadBalancer::targetGroupArn)
            .filter(Objects::nonNull)
            .toList();
    List<ContainerDefinition> containers = containers(service.taskDefinition());
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("to start", TO_START.toSeconds());
    parts.put("of grace", (long) orZero(service.healthCheckGracePeriodSeconds()));
    parts.put(
        "until containers are healthy",
        containers.stream().mapToLong(c -> untilHealthy(c.healthCheck())).max().orElse(0));
    parts.put("until targets are healthy", untilInService(groups));
    parts.put("to drain", drain(groups));
    parts.put("to stop", containers.stream().mapToLong(RolloutDeadline::stop).max().orElse(0));
    long wave = parts.values().stream().mapToLong(Long::longValue).sum();
    int waves = waves(service.deploymentConfiguration());
    Duration all = Duration.ofSeconds(wave * waves);
    Duration bounded = all.compareTo(LEAST) < 0 ? LEAST : all.compareTo(MOST) > 0 ? MOST : all;
    Duration baking =
        baking(service.deploymentConfiguration()).plus(watching(service.deploymentConfiguration()));
    String words =
        parts.entrySet().stream()
            .filter(part -> part.getValue() > 0)
            .map(part -> Waiting.words(Duration.ofSeconds(part.getValue())) + " " + part.getKey())
            .collect(Collectors.joining(", "));
    return new Deadline(
        bounded.plus(baking),
        (waves > 1 ? waves + " waves of " : "")
            + words
            + (baking.isZero() ? "" : "; " + Waiting.words(baking) + " of watching")
            + (bounded.equals(all)
                ? ""
                : "; between " + Waiting.words(LEAST) + " and " + Waiting.words(MOST)));
  }

  /** How long traffic is kept where it is on purpose. */
  private static Duration baking(@Nullable DeploymentConfiguration configuration) {
    if (configuration == null || configuration.strategy() == null) {
      return Duration.ZERO;
    }
    long steps =
        switch (configuration.strategy()) {
          case ROLLING, BLUE_GREEN, UNKNOWN_TO_SDK_VERSION -> 0;
          case LINEAR -> linear(configuration.linearConfiguration());
          case CANARY ->
              configuration.canaryConfiguration() == null
                  ? 0
                  : or(configuration.canaryConfiguration().canaryBakeTimeInMinutes(), 10);
        };
    return Duration.ofMinutes(steps + orZero(configuration.bakeTimeInMinutes()));
  }

  /** ECS's own steps, where none are stated, are of 10 percent and 6 minutes. */
  private static long linear(@Nullable LinearConfiguration linear) {
    double step = linear == null || linear.stepPercent() == null ? 10 : linear.stepPercent();
    int bake = linear == null ? 6 : or(linear.stepBakeTimeInMinutes(), 6);
    return (long) Math.ceil(100 / step) * bake;
  }

  /** How long ECS watches a rolling deployment's alarms once all its tasks are up. */
  private Duration watching(@Nullable DeploymentConfiguration configuration) {
    if (configuration == null
        || (configuration.strategy() != null
            && configuration.strategy() != DeploymentStrategy.ROLLING)
        || configuration.alarms() == null
        || !Boolean.TRUE.equals(configuration.alarms().enable())) {
      return Duration.ZERO;
    }
    List<String> names = configuration.alarms().alarmNames();
    var found =
        Call.unless(
            Set.of("AccessDenied", "AccessDeniedException"),
            "cloudwatch:DescribeAlarms",
            () -> clients.cloudWatch().describeAlarms(r -> r.alarmNames(names)));
    return found == null
        ? Duration.ZERO
        : Duration.ofSeconds(
            found.metricAlarms().stream()
                .mapToLong(a -> (long) or(a.period(), 60) * orZero(a.evaluationPeriods()))
                .max()
                .orElse(0));
  }

  private static int waves(@Nullable DeploymentConfiguration configuration) {
    if (configuration == null
        || configuration.maximumPercent() == null
        || configuration.minimumHealthyPercent() == null
        || (configuration.strategy() != null
            && configuration.strategy() != DeploymentStrategy.ROLLING)) {
      return 1;
    }
    int step = Math.max(1, configuration.maximumPercent() - configuration.minimumHealthyPercent());
    return Math.max(1, (100 + step - 1) / step);
  }

  private List<ContainerDefinition> containers(String taskDefinition) {
    DescribeTaskDefinitionResponse found =
        Call.to(
            "ecs:DescribeTaskDefinition",
            () -> clients.ecs().describeTaskDefinition(r -> r.taskDefinition(taskDefinition)));
    return found.taskDefinition().containerDefinitions();
  }

  private static long untilHealthy(@Nullable HealthCheck check) {
    return check == null
        ? 0
        : orZero(check.startPeriod()) + (long) or(check.interval(), 30) * or(check.retries(), 3);
  }

  private static long stop(ContainerDefinition container) {
    return or(container.stopTimeout(), DEFAULT_STOP_TIMEOUT);
  }

  private long untilInService(List<String> groups) {
    if (groups.isEmpty()) {
      return 0;
    }
    return targetGroups(groups).stream()
        .mapToLong(
            g -> (long) orZero(g.healthCheckIntervalSeconds()) * orZero(g.healthyThresholdCount()))
        .max()
        .orElse(0);
  }

  private List<TargetGroup> targetGroups(List<String> arns) {
    var found =
        Call.unless(
            Set.of("TargetGroupNotFound"),
            "elasticloadbalancing:DescribeTargetGroups",
            () -> clients.elb().describeTargetGroups(r -> r.targetGroupArns(arns)));
    return found == null ? List.of() : found.targetGroups();
  }

  private long drain(List<String> groups) {
    return groups.stream().mapToLong(this::deregistrationDelay).max().orElse(0);
  }

  private long deregistrationDelay(String group) {
    var found =
        Call.unless(
            Set.of("TargetGroupNotFound"),
            "elasticloadbalancing:DescribeTargetGroupAttributes",
            () -> clients.elb().describeTargetGroupAttributes(r -> r.targetGroupArn(group)));
    return found == null
        ? 0
        : found.attributes().stream()
            .filter(a -> a.key().equals(DELAY))
            .mapToLong(a -> Long.parseLong(a.value()))
            .findFirst()
            .orElse(0);
  }

  private static int orZero(@Nullable Integer number) {
    return or(number, 0);
  }

  private static int or(@Nullable Integer number, int otherwise) {
    return number == null ? otherwise : number;
  }

  /** The failure of a deployment that did not end in {@code time}. */
  static ProviderException passed(RolloutTarget target, Duration time, String stopped) {
    return new ProviderException(
        ProviderException.TIMED_OUT,
        "ecs:DescribeServices",
        "The deployment of "
            + target.revision()
            + " to service "
            + target.serviceName()
            + " did not complete within "
            + Waiting.words(time)
            + (stopped.isEmpty() ? "." : ". Tasks stopped: " + stopped + ".")
            + " ECS goes on with it; look at the service's events and at the health of its"
            + " targets.");
  }
}
