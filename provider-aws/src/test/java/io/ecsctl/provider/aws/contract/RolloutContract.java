package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** What happens after a service was created or updated. */
interface RolloutContract extends Contract {
  private Fargate fargate() {
    return new Fargate(aws());
  }

  private Service settled(Service service) {
    until(
        "the deployment has ended",
        () ->
            primary(fargate().read(service)).rolloutState() != DeploymentRolloutState.IN_PROGRESS);
    return fargate().read(service);
  }

  private static Deployment primary(Service service) {
    return service.deployments().stream()
        .filter(d -> d.status().equals("PRIMARY"))
        .findFirst()
        .orElseThrow();
  }

  private static boolean told(Service service, String text) {
    return service.events().stream().anyMatch(event -> event.message().contains(text));
  }

  @Test
  default void aServiceGetsItsTasks() {
    expects(Gap.TASKS);
    Service service = settled(fargate().standing("nginx:1"));
    assertEquals(2, service.runningCount());
    assertEquals(DeploymentRolloutState.COMPLETED, primary(service).rolloutState());
    assertTrue(told(service, "has reached a steady state."), service.events()::toString);
    assertEquals(List.of("RUNNING", "RUNNING"), statuses(service, "RUNNING"));
  }

  private List<Task> tasks(Service service, String desired) {
    var arns =
        aws()
            .ecs()
            .listTasks(r ->
                r.cluster(service.clusterArn())
                    .serviceName(service.serviceName())
                    .desiredStatus(desired))
            .taskArns();
    return arns.isEmpty()
        ? List.of()
        : aws().ecs().describeTasks(r -> r.cluster(service.clusterArn()).tasks(arns)).tasks();
  }

  private List<String> statuses(Service service, String desired) {
    return tasks(service, desired).stream().map(Task::lastStatus).toList();
  }

  @Test
  default void itsTasksBecomeHealthyTargets() {
    expects(Gap.TASKS);
    Service service = settled(fargate().standing("nginx:1"));
    String group = service.loadBalancers().getFirst().targetGroupArn();
    List<TargetHealthDescription> targets =
        aws().elb().describeTargetHealth(r -> r.targetGroupArn(group)).targetHealthDescriptions();
    assertEquals(2, targets.size());
    assertTrue(
        targets.stream().allMatch(t -> t.targetHealth().state() == TargetHealthStateEnum.HEALTHY));
  }

  @Test
  default void anUpdateReplacesTheTasks() {
    expects(Gap.TASKS);
    Service before = settled(fargate().standing("nginx:1"));
    fargate().deploy(before, "nginx:2");
    Service after = settled(before);
    assertEquals(1, after.deployments().size());
    assertTrue(
        tasks(after, "RUNNING").stream()
            .allMatch(task -> task.taskDefinitionArn().equals(after.taskDefinition())));
    assertEquals(2, after.runningCount());
  }

  private ServiceDeployment newest(Service service) {
    String arn =
        aws()
            .ecs()
            .listServiceDeployments(
                r -> r.cluster(service.clusterArn()).service(service.serviceName()))
            .serviceDeployments()
            .getFirst()
            .serviceDeploymentArn();
    return aws()
        .ecs()
        .describeServiceDeployments(r -> r.serviceDeploymentArns(arn))
        .serviceDeployments()
        .getFirst();
  }

  @Test
  default void aServiceDeploymentTellsItsRevision() {
    expects(Gap.SERVICE_DEPLOYMENTS);
    Service before = settled(fargate().standing("nginx:1"));
    Service updated = fargate().deploy(before, "nginx:2");
    ServiceDeployment running = newest(before);
    assertEquals(ServiceDeploymentStatus.IN_PROGRESS, running.status());
    String revision = running.targetServiceRevision().arn();
    assertEquals(
        updated.taskDefinition(),
        aws()
            .ecs()
            .describeServiceRevisions(r -> r.serviceRevisionArns(revision))
            .serviceRevisions()
            .getFirst()
            .taskDefinition());
    settled(before);
    assertEquals(ServiceDeploymentStatus.SUCCESSFUL, newest(before).status());
  }
}
