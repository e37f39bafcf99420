package io.ecsctl.provider.aws.rollout;

import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** Watches one deployment until it completed, telling what happens meanwhile. */
public final class ServiceRollout {
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /**
   * What happened this shortly before the watch began belongs to it: AWS's clock is not ours, and
   * the call took its time.
   */
  private static final Duration LOOK_BACK = Duration.ofSeconds(15);

  /** So many tasks that stopped alike will not be followed by one that runs. */
  private static final int ENOUGH_ALIKE = 3;

  /** An endpoint that has started nothing by then only records services. */
  private static final Duration STARTS_NOTHING = Duration.ofSeconds(30);

  /** A deployment that is over by then needs no deadline, and nobody to work one out. */
  private static final Duration WITHOUT_DEADLINE = Duration.ofSeconds(30);

  private final AwsClients clients;
  private final RolloutReads reads;
  private final Pacer pacer;
  private final RolloutTarget target;
  private final Progress progress;
  private final Judge judge;
  private final Instant began;
  private final StoppedTasks stopped;
  private final Set<String> toldEvents = new HashSet<>();
  private Instant eventsSince;
  private @Nullable Duration time;
  private boolean toldRollback;
  private String toldStage = "";
  private String toldAlarms = "";
  private Duration withHooks = Duration.ZERO;

  public ServiceRollout(
      AwsClients clients, RolloutReads reads, RolloutTarget target, Progress progress) {
    this.clients = clients;
    this.reads = reads;
    this.pacer = clients.pacer();
    this.target = target;
    this.progress = progress;
    judge = new Judge(clients, target, reads);
    began = pacer.now();
    eventsSince = began.minus(LOOK_BACK);
    stopped = new StoppedTasks(clients, target, eventsSince);
  }

  /**
   * Returns when the deployment of our revision completed.
   *
   * @return the service then, with its tags
   * @throws ProviderException {@link ProviderException#ROLLED_BACK}, {@link
   *     ProviderException#DEPLOYMENT_FAILED} or {@link ProviderException#TIMED_OUT}, with the
   *     stopped tasks' reasons
   */
  public Service await() throws InterruptedException {
    while (true) {
      Service service = service();
      Verdict verdict = judge.of(service);
      if (!(verdict instanceof Verdict.Completed)) {
        stopped.look(progress);
      }
      tell(service);
      switch (verdict) {
        case Verdict.Completed() -> {
          return service;
        }
        case Verdict.RolledBack(var reason) ->
            throw failure(
                ProviderException.ROLLED_BACK,
                "was rolled back; the service runs the revision before it",
                reason);
        case Verdict.Failed(var reason) ->
            throw failure(ProviderException.DEPLOYMENT_FAILED, "failed", reason);
        case Verdict.RollingBack(var reason) -> tellRollback(reason);
        case Verdict.Running() -> {
          if (hopeless(service)) {
            throw failure(
                ProviderException.DEPLOYMENT_FAILED,
                "keeps failing the same way",
                "ECS goes on starting tasks until the next deployment");
          }
          if (startsNothing(service)) {
            progress.event(
                "this endpoint starts no tasks: not waiting for " + target.serviceName());
            return service;
          }
        }
      }
      keepTime(service);
      pacer.pause(BETWEEN);
    }
  }

  private void keepTime(Service service) {
    if (judge.progression().filter(Progression::waitsForHook).isPresent()) {
      // Not our time: ECS itself gives up on a stage after a day.
      withHooks = withHooks.plus(BETWEEN);
      return;
    }
    Duration passed = Duration.between(began, pacer.now()).minus(withHooks);
    if (passed.compareTo(WITHOUT_DEADLINE) < 0) {
      return;
    }
    Duration deadline = time;
    if (deadline == null) {
      RolloutDeadline.Deadline computed = new RolloutDeadline(clients).of(service);
      deadline = computed.time();
      time = deadline;
      progress.event("waits at most %s: %s".formatted(Waiting.words(deadline), computed.words()));
    }
    if (passed.compareTo(deadline) >= 0) {
      stopped.lastWords(progress);
      throw RolloutDeadline.passed(target, deadline, stopped.summary());
    }
  }

  private Service service() {
    return reads
        .service(target.cluster(), target.service())
        .orElseThrow(() ->
            new ProviderException(
                ProviderException.DEPLOYMENT_FAILED,
                "ecs:DescribeServices",
                "Service " + target.serviceName() + " was deleted while it was deployed."));
  }

  private void tell(Service service) {
    String stage = judge.progression().map(Progression::words).orElse("");
    String alarms = judge.progression().map(Progression::fired).orElse("");
    if (!alarms.equals(toldAlarms)) {
      toldAlarms = alarms;
      progress.event(alarms);
    }
    if (!stage.isEmpty() && !stage.equals(toldStage)) {
      toldStage = stage;
      progress.event(stage);
    }
    List<ServiceEvent> events = service.events().reversed();
    Instant since = deploymentBegan(service);
    for (ServiceEvent event : events) {
      if (!event.createdAt().isBefore(since) && toldEvents.add(event.id())) {
        progress.event(withoutName(event.message()));
      }
    }
    progress.status(
        "%d tasks running, %d wanted%s%s"
            .formatted(
                service.runningCount(),
                service.desiredCount(),
                service.pendingCount() > 0 ? ", %d starting".formatted(service.pendingCount()) : "",
                stage.isEmpty() ? "" : "; " + stage));
  }

  /**
   * By AWS's clock, so that events of the deployment before are not told again; by ours where AWS
   * does not say.
   */
  private Instant deploymentBegan(Service service) {
    // One that was rolled back is no longer listed.
    eventsSince =
        service.deployments().stream()
            .filter(deployment -> target.taskDefinition().equals(deployment.taskDefinition()))
            .map(Deployment::createdAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(eventsSince);
    return eventsSince;
  }

  /**
   * {@code (service web) has started 1 tasks …}: the line says already which service it is about.
   */
  private String withoutName(String message) {
    String prefix = "(service " + target.serviceName() + ") ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  private void tellRollback(String reason) {
    if (!toldRollback) {
      toldRollback = true;
      progress.event("rolling back" + (reason.isEmpty() ? "" : ": " + reason));
    }
  }

  /** ECS's circuit breaker ends such a deployment itself; without one it would go on for ever. */
  private boolean hopeless(Service service) {
    DeploymentCircuitBreaker breaker =
        service.deploymentConfiguration() == null
            ? null
            : service.deploymentConfiguration().deploymentCircuitBreaker();
    boolean guarded = breaker != null && Boolean.TRUE.equals(breaker.enable());
    return !guarded && stopped.mostAlike() >= Math.max(ENOUGH_ALIKE, service.desiredCount());
  }

  private boolean startsNothing(Service service) {
    return !reads.hasServiceDeployments()
        && service.runningCount() == 0
        && service.events().isEmpty()
        && Duration.between(began, pacer.now()).compareTo(STARTS_NOTHING) >= 0;
  }

  private ProviderException failure(String code, String how, String reason) {
    stopped.lastWords(progress);
    String tasks = stopped.summary();
    return new ProviderException(
        code,
        "ecs:DescribeServiceDeployments",
        "The deployment of "
            + target.revision()
            + " to service "
            + target.serviceName()
            + " "
            + how
            + (reason.isEmpty() ? "." : ": " + reason.strip().replaceAll("\\.$", "") + ".")
            + (tasks.isEmpty() ? "" : " Tasks stopped: " + tasks + "."));
  }
}
