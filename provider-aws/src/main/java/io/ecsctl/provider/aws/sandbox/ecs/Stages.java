package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.elb.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentLifecycleStage;

/**
 * The stages of a deployment by BLUE_GREEN, LINEAR or CANARY: a second set of tasks comes up beside
 * the first, in the alternate target group; traffic moves to it at once or by steps; both stay for
 * a while; then the first set goes. The next deployment takes the other way.
 */
final class Stages {
  private static final String SIDE = "side";
  private static final String STAGE = "stage";
  private static final String SINCE = "since";
  private static final String WEIGHT = "weight";
  private static final String ALTERNATE = "alternate";
  private static final double ALL = 100;

  private final EcsApi api;
  private final ServiceDraft draft;
  private final Instant time;
  private final Targets targets;

  Stages(EcsApi api, ServiceDraft draft, Instant time) {
    this.api = api;
    this.draft = draft;
    this.time = time;
    targets = new Targets(api.backend());
  }

  /** Whether the service's deployments go by stages. */
  static boolean has(Service service) {
    DeploymentStrategy strategy = service.deploymentConfiguration().strategy();
    return strategy != null && strategy != DeploymentStrategy.ROLLING;
  }

  /** Which target groups the tasks of a new deployment register with: those without traffic. */
  static void choose(EcsApi api, Service service, String deployment, boolean first) {
    boolean alternate = ALTERNATE.equals(api.notes().get(service.serviceArn(), SIDE));
    if (has(service) && !first) {
      alternate = !alternate;
    }
    if (alternate) {
      api.notes().set(deployment, SIDE, ALTERNATE);
    }
  }

  /** The service's load balancers as the tasks of that deployment use them. */
  static List<LoadBalancer> serving(EcsApi api, Service service, String deployment) {
    if (!ALTERNATE.equals(api.notes().get(deployment, SIDE))) {
      return service.loadBalancers();
    }
    return service.loadBalancers().stream()
        .map(balancer ->
            balancer.advancedConfiguration() == null
                ? balancer
                : balancer.toBuilder()
                    .targetGroupArn(balancer.advancedConfiguration().alternateTargetGroupArn())
                    .build())
        .toList();
  }

  private @Nullable String note(String name) {
    return api.notes().get(draft.primary().id(), name);
  }

  /** Whether traffic has moved and the tasks before may go. */
  boolean cleansUp() {
    return ServiceDeploymentLifecycleStage.CLEAN_UP.toString().equals(note(STAGE));
  }

  /**
   * One second of the primary deployment.
   *
   * @param ready as many healthy tasks as wanted
   */
  void advance(boolean ready) {
    Deployment primary = draft.primary();
    String stage = note(STAGE);
    boolean back = api.notes().get(primary.id(), "rolls back") != null;
    if (stage == null || (back && !cleansUp())) {
      boolean alone = draft.service().deployments().size() == 1;
      if (alone || back) {
        if (ready || back) {
          shift(ALL, true);
          enter(ServiceDeploymentLifecycleStage.CLEAN_UP);
        }
        return;
      }
      enter(ServiceDeploymentLifecycleStage.SCALE_UP);
      return;
    }
    switch (ServiceDeploymentLifecycleStage.fromValue(stage)) {
      case SCALE_UP -> {
        if (ready) {
          enter(ServiceDeploymentLifecycleStage.TEST_TRAFFIC_SHIFT);
          shiftTest();
        }
      }
      case TEST_TRAFFIC_SHIFT -> {
        enter(ServiceDeploymentLifecycleStage.PRODUCTION_TRAFFIC_SHIFT);
        shift(firstStep(), false);
      }
      case PRODUCTION_TRAFFIC_SHIFT -> moveOn();
      case BAKE_TIME -> {
        if (hasBeen(minutes(configuration().bakeTimeInMinutes()))) {
          enter(ServiceDeploymentLifecycleStage.CLEAN_UP);
          settle();
        }
      }
      case RECONCILE_SERVICE,
          PRE_SCALE_UP,
          POST_SCALE_UP,
          POST_TEST_TRAFFIC_SHIFT,
          POST_PRODUCTION_TRAFFIC_SHIFT,
          CLEAN_UP,
          UNKNOWN_TO_SDK_VERSION -> {}
    }
  }

  private void moveOn() {
    double weight = Double.parseDouble(Objects.requireNonNullElse(note(WEIGHT), "0"));
    if (weight >= ALL) {
      enter(ServiceDeploymentLifecycleStage.BAKE_TIME);
    } else if (hasBeen(stepTime())) {
      shift(nextStep(weight), false);
      api.notes().set(draft.primary().id(), SINCE, time.toString());
    }
  }

  private DeploymentConfiguration configuration() {
    return draft.service().deploymentConfiguration();
  }

  private double firstStep() {
    return nextStep(0);
  }

  private double nextStep(double weight) {
    DeploymentConfiguration how = configuration();
    return switch (how.strategy()) {
      case LINEAR ->
          Math.min(
              ALL,
              weight
                  + (how.linearConfiguration() == null
                      ? 10
                      : Objects.requireNonNullElse(how.linearConfiguration().stepPercent(), 10.0)));
      case CANARY ->
          weight > 0 || how.canaryConfiguration() == null
              ? ALL
              : Objects.requireNonNullElse(how.canaryConfiguration().canaryPercent(), 5.0);
      case BLUE_GREEN, ROLLING, UNKNOWN_TO_SDK_VERSION -> ALL;
    };
  }

  private Duration stepTime() {
    DeploymentConfiguration how = configuration();
    return switch (how.strategy()) {
      case LINEAR ->
          how.linearConfiguration() == null
              ? Duration.ZERO
              : minutes(how.linearConfiguration().stepBakeTimeInMinutes());
      case CANARY ->
          how.canaryConfiguration() == null
              ? Duration.ZERO
              : minutes(how.canaryConfiguration().canaryBakeTimeInMinutes());
      case BLUE_GREEN, ROLLING, UNKNOWN_TO_SDK_VERSION -> Duration.ZERO;
    };
  }

  private static Duration minutes(@Nullable Integer minutes) {
    return Duration.ofMinutes(minutes == null ? 0 : minutes);
  }

  private boolean hasBeen(Duration wait) {
    String since = note(SINCE);
    return since == null || !time.isBefore(Instant.parse(since).plus(wait));
  }

  private void enter(ServiceDeploymentLifecycleStage stage) {
    api.notes().set(draft.primary().id(), STAGE, stage.toString());
    api.notes().set(draft.primary().id(), SINCE, time.toString());
    draft.stage(stage);
  }

  /** From now on traffic is where the primary deployment's tasks are. */
  private void settle() {
    String side = Objects.requireNonNullElse(note(SIDE), "");
    api.notes().set(draft.service().serviceArn(), SIDE, side);
  }

  private void shift(double percent, boolean atOnce) {
    api.notes().set(draft.primary().id(), WEIGHT, String.valueOf(percent));
    draft.weight(percent);
    for (LoadBalancer balancer : draft.service().loadBalancers()) {
      AdvancedConfiguration advanced = balancer.advancedConfiguration();
      if (advanced != null && advanced.productionListenerRule() != null) {
        move(advanced.productionListenerRule(), balancer, percent);
      }
    }
    if (atOnce) {
      settle();
    }
  }

  private void shiftTest() {
    for (LoadBalancer balancer : draft.service().loadBalancers()) {
      AdvancedConfiguration advanced = balancer.advancedConfiguration();
      if (advanced != null && advanced.testListenerRule() != null) {
        move(advanced.testListenerRule(), balancer, ALL);
      }
    }
  }

  private void move(String rule, LoadBalancer balancer, double percent) {
    String main = balancer.targetGroupArn();
    String other = balancer.advancedConfiguration().alternateTargetGroupArn();
    boolean alternate = ALTERNATE.equals(note(SIDE));
    targets.shift(rule, alternate ? other : main, alternate ? main : other, (int) percent);
  }
}
