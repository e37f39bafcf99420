package io.ecsctl.provider.aws.rollout;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.AwsErrors;
import io.ecsctl.provider.aws.client.Call;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;

/**
 * Says how our deployment fares. A service that is stable proves nothing: it is so after a rollback
 * too. What counts is the newest service deployment, whether it is of our revision, and its status.
 *
 * <p>An endpoint without {@code ListServiceDeployments} (emulators) is judged by the service's
 * {@code deployments[].rolloutState}, and by the number of running tasks where that is never set.
 */
final class Judge {
  private final AwsClients clients;
  private final RolloutTarget target;
  private final RolloutReads reads;
  private final Map<String, String> taskDefinitions = new HashMap<>();
  private @Nullable ServiceDeployment newest;

  Judge(AwsClients clients, RolloutTarget target, RolloutReads reads) {
    this.clients = clients;
    this.target = target;
    this.reads = reads;
  }

  Verdict of(Service service) {
    newest = newestDeployment().orElse(null);
    return newest == null ? byService(service) : byDeployment(newest, service);
  }

  /** Where the deployment that was judged last is; empty where the endpoint keeps none. */
  Optional<Progression> progression() {
    return Optional.ofNullable(newest).map(Progression::new);
  }

  private Verdict byDeployment(ServiceDeployment deployment, Service service) {
    if (!target.taskDefinition().equals(taskDefinitionOf(deployment))) {
      // The list may lag behind; the service itself does not.
      return target.taskDefinition().equals(service.taskDefinition())
          ? new Verdict.Running()
          : new Verdict.Failed("another deployment took its place: " + service.taskDefinition());
    }
    String reason = new Progression(deployment).reason();
    return switch (deployment.status()) {
      case PENDING, IN_PROGRESS, UNKNOWN_TO_SDK_VERSION -> new Verdict.Running();
      // A deployment of before with the same revision is no answer: the service's newest must have
      // completed as well.
      case SUCCESSFUL ->
          primary(service).filter(Judge::completed).isPresent()
              ? new Verdict.Completed()
              : new Verdict.Running();
      case ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS -> new Verdict.RollingBack(reason);
      case ROLLBACK_SUCCESSFUL -> new Verdict.RolledBack(reason);
      case ROLLBACK_FAILED -> new Verdict.Failed("the rollback failed too: " + reason);
      case STOP_REQUESTED, STOPPED -> new Verdict.Failed(reason);
    };
  }

  private Verdict byService(Service service) {
    Optional<Deployment> ours =
        service.deployments().stream()
            .filter(d -> target.taskDefinition().equals(d.taskDefinition()))
            .max(Comparator.comparing(d -> "PRIMARY".equals(d.status())));
    if (!target.taskDefinition().equals(service.taskDefinition())) {
      return primary(service).filter(Judge::completed).isPresent()
          ? new Verdict.RolledBack(ours.map(Judge::reason).orElse(""))
          : new Verdict.RollingBack(ours.map(Judge::reason).orElse(""));
    }
    if (ours.filter(d -> d.rolloutState() == DeploymentRolloutState.FAILED).isPresent()) {
      return new Verdict.Failed(ours.map(Judge::reason).orElse(""));
    }
    boolean running = service.runningCount() >= service.desiredCount();
    boolean judged = ours.filter(Judge::completed).isPresent() || !reads.hasServiceDeployments();
    return running && judged ? new Verdict.Completed() : new Verdict.Running();
  }

  private static Optional<Deployment> primary(Service service) {
    return service.deployments().stream().filter(d -> "PRIMARY".equals(d.status())).findFirst();
  }

  private static boolean completed(Deployment deployment) {
    return deployment.rolloutState() == DeploymentRolloutState.COMPLETED;
  }

  private static String reason(Deployment deployment) {
    String reason = deployment.rolloutStateReason();
    return reason == null ? "" : reason;
  }

  private Optional<ServiceDeployment> newestDeployment() {
    if (!reads.hasServiceDeployments()) {
      return Optional.empty();
    }
    try {
      return Call.to(
              "ecs:ListServiceDeployments",
              () ->
                  clients
                      .ecs()
                      .listServiceDeployments(
                          r -> r.cluster(target.cluster()).service(target.service())))
          .serviceDeployments()
          .stream()
          .max(Comparator.comparing(ServiceDeploymentBrief::createdAt))
          .map(ServiceDeploymentBrief::serviceDeploymentArn)
          .flatMap(this::describe);
    } catch (ProviderException failure) {
      if (!failure.code().equals(AwsErrors.UNSUPPORTED)) {
        throw failure;
      }
      reads.lacksServiceDeployments();
      return Optional.empty();
    }
  }

  private Optional<ServiceDeployment> describe(String arn) {
    return Call.to(
            "ecs:DescribeServiceDeployments",
            () -> clients.ecs().describeServiceDeployments(r -> r.serviceDeploymentArns(arn)))
        .serviceDeployments()
        .stream()
        .findFirst();
  }

  private @Nullable String taskDefinitionOf(ServiceDeployment deployment) {
    if (deployment.targetServiceRevision() == null) {
      return null;
    }
    return taskDefinitions.computeIfAbsent(
        deployment.targetServiceRevision().arn(),
        arn ->
            Call.to(
                    "ecs:DescribeServiceRevisions",
                    () ->
                        clients
                            .ecs()
                            .describeServiceRevisions(r -> r.serviceRevisionArns(List.of(arn))))
                .serviceRevisions()
                .stream()
                .findFirst()
                .map(revision -> revision.taskDefinition())
                .orElse(""));
  }
}
