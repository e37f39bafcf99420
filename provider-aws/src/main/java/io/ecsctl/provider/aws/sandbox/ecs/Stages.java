package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.elb.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentLifecycleStage;

/**
 * The stages of a deployment by BLUE_GREEN, LINEAR or CANARY: a second set of tasks comes up beside
 * the first, in the alternate target group; traffic moves to it at once or by steps; both stay for
 * a while; then the first set goes. The next deployment takes the other way. Hooks are asked before
 * a stage is left.
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

  /** A deployment that gets its traffic back goes through its stages no more. */
  static void forget(EcsApi api, String deployment) {
    api.notes().remove(deployment, STAGE);
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
    if (api.notes().get(draft.primary().id(), ServiceDraft.ROLLS_BACK) != null) {
      goBack();
      return;
    }
    String noted = note(STAGE);
    if (noted == null) {
      enter(
          alone()
              ? ServiceDeploymentLifecycleStage.PRE_SCALE_UP
              : ServiceDeploymentLifecycleStage.RECONCILE_SERVICE);
      return;
    }
    ServiceDeploymentLifecycleStage stage = ServiceDeploymentLifecycleStage.fromValue(noted);
    Optional<DeploymentLifecycleHook> refusing = Hooks.refusing(configuration(), stage);
    if (refusing.isPresent()) {
      draft.refused(refusing.get(), stage);
    } else if (!Hooks.wait(configuration(), stage, since(), time)) {
      leave(stage, ready);
    }
  }

  /** All traffic is where it was before, at once. */
  private void goBack() {
    if (!cleansUp()) {
      shiftTest();
      shift(ALL);
      settle();
      enter(ServiceDeploymentLifecycleStage.CLEAN_UP);
    }
  }

  /** A first deployment takes traffic from nobody: no steps, and nothing to go back to. */
  private boolean alone() {
    return draft.service().deployments().size() == 1;
  }

  private void leave(ServiceDeploymentLifecycleStage stage, boolean ready) {
    switch (stage) {
      case RECONCILE_SERVICE -> enter(ServiceDeploymentLifecycleStage.PRE_SCALE_UP);
      case PRE_SCALE_UP -> enter(ServiceDeploymentLifecycleStage.SCALE_UP);
      case SCALE_UP -> {
        if (ready) {
          enter(ServiceDeploymentLifecycleStage.POST_SCALE_UP);
        }
      }
      case POST_SCALE_UP -> {
        enter(ServiceDeploymentLifecycleStage.TEST_TRAFFIC_SHIFT);
        shiftTest();
      }
      case TEST_TRAFFIC_SHIFT -> enter(ServiceDeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT);
      case POST_TEST_TRAFFIC_SHIFT -> {
        enter(ServiceDeploymentLifecycleStage.PRODUCTION_TRAFFIC_SHIFT);
        shift(alone() ? ALL : firstStep());
      }
      case PRODUCTION_TRAFFIC_SHIFT -> moveOn();
      case POST_PRODUCTION_TRAFFIC_SHIFT -> enter(ServiceDeploymentLifecycleStage.BAKE_TIME);
      case BAKE_TIME -> {
        if (alone() || hasBeen(minutes(configuration().bakeTimeInMinutes()))) {
          enter(ServiceDeploymentLifecycleStage.CLEAN_UP);
          settle();
        }
      }
      case CLEAN_UP, UNKNOWN_TO_SDK_VERSION -> {}
    }
  }

  /** Whether tasks of the primary deployment may start already. */
  boolean scalesUp() {
    String stage = note(STAGE);
    return api.notes().get(draft.primary().id(), ServiceDraft.ROLLS_BACK) != null
        || (stage != null
            && !stage.equals(ServiceDeploymentLifecycleStage.RECONCILE_SERVICE.toString())
            && !stage.equals(ServiceDeploymentLifecycleStage.PRE_SCALE_UP.toString()));
  }

  /** Whether people's requests come to tasks of the primary deployment. */
  boolean reachesPeople() {
    return !has(draft.service()) || note(WEIGHT) != null;
  }

  private void moveOn() {
    double weight = Double.parseDouble(Objects.requireNonNullElse(note(WEIGHT), "0"));
    if (weight >= ALL) {
      enter(ServiceDeploymentLifecycleStage.POST_PRODUCTION_TRAFFIC_SHIFT);
    } else if (hasBeen(stepTime())) {
      shift(nextStep(weight));
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
    return !time.isBefore(since().plus(wait));
  }

  private Instant since() {
    String since = note(SINCE);
    return since == null ? time : Instant.parse(since);
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

  private void shift(double percent) {
    api.notes().set(draft.primary().id(), WEIGHT, String.valueOf(percent));
    draft.weight(percent);
    for (LoadBalancer balancer : draft.service().loadBalancers()) {
      AdvancedConfiguration advanced = balancer.advancedConfiguration();
      if (advanced != null && advanced.productionListenerRule() != null) {
        move(advanced.productionListenerRule(), balancer, percent);
      }
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
