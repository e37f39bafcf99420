package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.provider.LiveResource;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** A pipeline that deploys images by itself, beside programs that say everything else. */
interface PipelineContract extends Contract {
  private TestStack website() {
    TestStack website = Website.stack(aws());
    website.edit(
        "  container \"app\" {",
        "  lifecycle { external = [container[\"app\"].image] }\n  container \"app\" {");
    website.apply();
    return website;
  }

  private Service service(TestStack website) {
    LiveResource live = website.live().find(ResourceAddress.of("service", "web")).orElseThrow();
    return aws()
        .ecs()
        .describeServices(r -> r.cluster(live.text("cluster")).services(live.id()))
        .services()
        .getFirst();
  }

  private TaskDefinition running(TestStack website) {
    String arn = service(website).taskDefinition();
    return aws().ecs().describeTaskDefinition(r -> r.taskDefinition(arn)).taskDefinition();
  }

  private String image(TestStack website) {
    return running(website).containerDefinitions().getFirst().image();
  }

  /** As pipelines do: the running revision with another image, without its tags. */
  private void deploy(TestStack website, String image) {
    TaskDefinition now = running(website);
    String registered =
        aws()
            .ecs()
            .registerTaskDefinition(r ->
                r.family(now.family())
                    .networkMode(now.networkMode())
                    .requiresCompatibilities(now.requiresCompatibilities())
                    .cpu(now.cpu())
                    .memory(now.memory())
                    .executionRoleArn(now.executionRoleArn())
                    .containerDefinitions(
                        now.containerDefinitions().stream()
                            .map(c -> c.toBuilder().image(image).build())
                            .toList()))
            .taskDefinition()
            .taskDefinitionArn();
    Service service = service(website);
    aws()
        .ecs()
        .updateService(r ->
            r.cluster(service.clusterArn())
                .service(service.serviceArn())
                .taskDefinition(registered));
  }

  @Test
  default void whatThePipelineDeploysStays() {
    TestStack website = website();
    deploy(website, "nginx:9");
    website.edit(Website.IMAGE, "nginx:2");
    Plan plan = website.plan();
    assertEquals(List.of(), TestStack.changes(plan));
    assertEquals(
        List.of("container[\"app\"].image"),
        plan.nodes().stream()
            .flatMap(node -> node.kept().stream())
            .map(kept -> kept.path())
            .toList());
    assertEquals("nginx:9", image(website));
    website.destroy();
  }

  @Test
  default void anotherEnvironmentComesWithTheImageThatRuns() {
    TestStack website = website();
    deploy(website, "nginx:9");
    website.edit("LOG_LEVEL = \"info\"", "LOG_LEVEL = \"debug\"");
    assertEquals(
        List.of("UPDATE service.web", "UPDATE task_definition.web"),
        TestStack.changes(website.apply()));
    assertEquals("nginx:9", image(website));
    assertEquals(
        "debug",
        running(website).containerDefinitions().getFirst().environment().getFirst().value());
    assertEquals(List.of(), TestStack.changes(website.plan()));
    deploy(website, "nginx:10");
    assertEquals(List.of(), TestStack.changes(website.plan()));
    website.destroy();
  }

  @Test
  default void aDeploymentWhileAPlanWaitsIsNotUndone() {
    TestStack website = website();
    website.edit("LOG_LEVEL = \"info\"", "LOG_LEVEL = \"debug\"");
    Plan plan = website.plan();
    deploy(website, "nginx:9");
    PlanRefused refused = assertThrows(PlanRefused.class, () -> website.attempt(plan));
    assertEquals(PlanRefused.Reason.STALE, refused.reason());
    website.apply();
    assertEquals("nginx:9", image(website));
    website.destroy();
  }
}
