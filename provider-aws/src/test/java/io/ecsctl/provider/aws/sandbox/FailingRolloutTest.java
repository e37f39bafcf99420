package io.ecsctl.provider.aws.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.provider.aws.contract.Fargate;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/** Images whose tags say how they fail. */
class FailingRolloutTest {
  private final Sandbox sandbox = Sandbox.open(SandboxOptions.forTests("eu-central-1"));
  private final Fargate fargate = new Fargate(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Service settled(Service service) throws InterruptedException {
    for (int second = 0; second < 600; second++) {
      sandbox.pacer().pause(Duration.ofSeconds(1));
      Service read = fargate.read(service);
      if (primary(read).rolloutState() != DeploymentRolloutState.IN_PROGRESS) {
        return read;
      }
    }
    throw new AssertionError("still in progress: " + fargate.read(service).events());
  }

  private static Deployment primary(Service service) {
    return service.deployments().stream()
        .filter(d -> d.status().equals("PRIMARY"))
        .findFirst()
        .orElseThrow();
  }

  private List<Task> stopped(Service service) {
    List<String> arns =
        sandbox
            .ecs()
            .listTasks(r ->
                r.cluster(service.clusterArn())
                    .serviceName(service.serviceName())
                    .desiredStatus(DesiredStatus.STOPPED))
            .taskArns();
    return sandbox.ecs().describeTasks(r -> r.cluster(service.clusterArn()).tasks(arns)).tasks();
  }

  private ServiceDeployment newest(Service service) {
    String arn =
        sandbox
            .ecs()
            .listServiceDeployments(
                r -> r.cluster(service.clusterArn()).service(service.serviceName()))
            .serviceDeployments()
            .getFirst()
            .serviceDeploymentArn();
    return sandbox
        .ecs()
        .describeServiceDeployments(r -> r.serviceDeploymentArns(arn))
        .serviceDeployments()
        .getFirst();
  }

  @Test
  void aCrashIsRolledBack() throws InterruptedException {
    Service good = settled(fargate.standing("nginx:1"));
    fargate.deploy(good, "nginx:crash");
    Service after = settled(good);
    assertEquals(good.taskDefinition(), after.taskDefinition());
    assertEquals(2, after.runningCount());
    assertEquals(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL, newest(good).status());
    Task crashed =
        stopped(good).stream()
            .filter(t -> "EssentialContainerExited".equals(t.stopCodeAsString()))
            .findFirst()
            .orElseThrow();
    assertEquals("Essential container in task exited", crashed.stoppedReason());
    assertEquals(1, crashed.containers().getFirst().exitCode());
    assertTrue(
        after.events().stream().anyMatch(e -> e.message().contains("rolling back to deployment")),
        after.events()::toString);
  }

  @Test
  void aMissingImageIsNamed() throws InterruptedException {
    Service good = settled(fargate.standing("nginx:1"));
    fargate.deploy(good, "nginx:missing");
    settled(good);
    assertTrue(
        stopped(good).stream()
            .anyMatch(t ->
                t.stoppedReason().startsWith("CannotPullContainerError")
                    && t.stoppedReason().contains("nginx:missing")));
  }

  @Test
  void failedHealthChecksAreRolledBack() throws InterruptedException {
    Service good = settled(fargate.standing("nginx:1"));
    fargate.deploy(good, "nginx:unhealthy");
    Service after = settled(good);
    assertEquals(good.taskDefinition(), after.taskDefinition());
    assertTrue(
        after.events().stream().anyMatch(e -> e.message().contains("is unhealthy in")),
        after.events()::toString);
  }

  @Test
  void theFirstDeploymentHasNothingToGoBackTo() throws InterruptedException {
    Service failed = settled(fargate.standing("nginx:crash"));
    assertEquals(DeploymentRolloutState.FAILED, primary(failed).rolloutState());
    assertEquals(ServiceDeploymentStatus.STOPPED, newest(failed).status());
  }

  @Test
  void theOldTasksServeUntilTheNewOnesDo() throws InterruptedException {
    Service good = settled(fargate.standing("nginx:1"));
    fargate.deploy(good, "nginx:crash");
    for (int second = 0; second < 120; second++) {
      sandbox.pacer().pause(Duration.ofSeconds(1));
      assertTrue(fargate.read(good).runningCount() >= 2);
    }
  }
}
