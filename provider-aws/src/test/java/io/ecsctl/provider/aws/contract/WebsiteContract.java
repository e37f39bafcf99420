package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

/**
 * The example program through all stages, and what is in the account afterwards, read by the plain
 * SDK.
 */
interface WebsiteContract extends Contract {
  @Test
  default void afterAnApplyThePlanIsEmpty() {
    TestStack website = Website.stack(aws());
    website.apply();
    assertEquals(List.of(), TestStack.changes(website.plan()));
    website.destroy();
  }

  @Test
  default void whatWasWrittenIsInTheAccount() {
    TestStack website = Website.stack(aws());
    website.apply();
    new WebsiteReading(aws(), website.name()).check(backend());
    website.destroy();
  }

  @Test
  default void anotherImageIsOneRevisionAndOneUpdate() {
    TestStack website = Website.stack(aws());
    website.apply();
    website.edit(Website.IMAGE, "nginx:2");
    assertEquals(
        List.of("UPDATE service.web", "UPDATE task_definition.web"),
        TestStack.changes(website.apply()));
    assertEquals(
        2,
        aws()
            .ecs()
            .listTaskDefinitions(r -> r.familyPrefix(website.name() + "-web"))
            .taskDefinitionArns()
            .size());
    assertEquals(List.of(), TestStack.changes(website.plan()));
    website.destroy();
  }

  @Test
  default void removingABlockDeletesExactlyItsResources() {
    TestStack website = Website.stack(aws());
    website.apply();
    website.remove("autoscaling \"web\"");
    assertEquals(List.of("DELETE autoscaling.web"), TestStack.changes(website.apply()));
    assertEquals(List.of(), TestStack.changes(website.plan()));
    website.destroy();
  }

  @Test
  default void destroyLeavesNothing() {
    TestStack website = Website.stack(aws());
    website.apply();
    website.destroy();
    assertEquals(List.of(), left(website.name()));
    assertEquals(
        List.of(),
        aws().iam().listRolesPaginator(r -> {}).roles().stream()
            .filter(role -> role.roleName().startsWith(website.name() + "-"))
            .toList());
  }

  /**
   * What still carries the stack's tag and counts: revisions that are inactive are history,
   * services too.
   */
  private List<String> left(String stack) {
    return aws()
        .tagging()
        .getResourcesPaginator(r -> r.tagFilters(Sdk.tagged("ecsctl:stack", stack)))
        .resourceTagMappingList()
        .stream()
        .map(ResourceTagMapping::resourceARN)
        .filter(arn -> !isHistory(arn))
        .toList();
  }

  private boolean isHistory(String arn) {
    if (arn.contains(":task-definition/")) {
      return aws()
              .ecs()
              .describeTaskDefinition(r -> r.taskDefinition(arn))
              .taskDefinition()
              .status()
          == TaskDefinitionStatus.INACTIVE;
    }
    if (arn.contains(":cluster/")) {
      return aws().ecs().describeClusters(r -> r.clusters(arn)).clusters().stream()
          .noneMatch(cluster -> "ACTIVE".equals(cluster.status()));
    }
    if (arn.contains(":natgateway/")) {
      String id = arn.substring(arn.lastIndexOf('/') + 1);
      return aws().ec2().describeNatGateways(r -> r.natGatewayIds(id)).natGateways().stream()
          .allMatch(nat -> "deleted".equals(nat.stateAsString()));
    }
    return arn.contains(":service/") && isDeletedService(arn);
  }

  private boolean isDeletedService(String arn) {
    String cluster = arn.split("/", -1)[1];
    return aws().ecs().describeServices(r -> r.cluster(cluster).services(arn)).services().stream()
        .noneMatch(service -> "ACTIVE".equals(service.status()));
  }
}
