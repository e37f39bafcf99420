package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceGroupsTaggingApiException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

/** A revision that is not active any more is not a plan's, whatever tags it has kept. */
interface RevisionContract extends Contract {
  private TestStack stack() {
    String name = Network.name("rev");
    return TestStack.lenient(
        aws(),
        name,
        """
        stack "%s" { region = "%s" }
        task_definition "web" {
          container "app" {
            image  = "nginx:1"
            memory = 64
          }
        }
        """
            .formatted(name, TestStack.REGION));
  }

  /** As when a destroy dies between deregistering a revision and untagging it. */
  @Test
  default void aDeregisteredRevisionWithTheStacksTagsIsGone() {
    TestStack stack = stack();
    stack.apply();
    deregister(stack.id("task_definition.web"));
    assertEquals(List.of(), TestStack.changes(stack.plan(true)));
    assertEquals(List.of("CREATE task_definition.web"), TestStack.changes(stack.apply()));
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    stack.destroy();
    nothingIsMarked(stack);
  }

  @Test
  default void ofOthersTheFamilyMayBeActive() {
    TestStack stack = stack();
    stack.apply();
    deregister(stack.id("task_definition.web"));
    String others =
        aws()
            .ecs()
            .registerTaskDefinition(r ->
                r.family(stack.name() + "-web")
                    .containerDefinitions(
                        ContainerDefinition.builder()
                            .name("app")
                            .image("nginx:1")
                            .memory(64)
                            .build()))
            .taskDefinition()
            .taskDefinitionArn();
    assertEquals(List.of("CREATE task_definition.web"), TestStack.changes(stack.apply()));
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    stack.destroy();
    assertEquals(List.of(others), active(stack));
    deregister(others);
    nothingIsMarked(stack);
  }

  /** A service could not be updated to the newest one any more. */
  @Test
  default void anOlderOneCountsWhenTheNewestWasDeregistered() {
    TestStack stack = stack();
    stack.apply();
    String first = stack.id("task_definition.web");
    stack.edit("nginx:1", "nginx:2");
    stack.apply();
    deregister(stack.id("task_definition.web"));
    assertEquals(first, stack.id("task_definition.web"));
    assertEquals(List.of("UPDATE task_definition.web"), TestStack.changes(stack.apply()));
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    stack.destroy();
    assertEquals(List.of(), active(stack));
    nothingIsMarked(stack);
  }

  private void deregister(String arn) {
    aws().ecs().deregisterTaskDefinition(r -> r.taskDefinition(arn));
  }

  private List<String> active(TestStack stack) {
    return aws()
        .ecs()
        .listTaskDefinitions(r -> r.familyPrefix(stack.name() + "-web"))
        .taskDefinitionArns();
  }

  /** To be asked last: an emulator that fails at listing all tags finds none of those left. */
  private void nothingIsMarked(TestStack stack) {
    List<ResourceTagMapping> marked;
    try {
      marked =
          aws()
              .tagging()
              .getResources(r -> r.tagFilters(Sdk.tagged("ecsctl:stack", stack.name())))
              .resourceTagMappingList();
    } catch (ResourceGroupsTaggingApiException failed) {
      assumeTrue(failed.statusCode() < 500, "GetResources fails here: " + failed.getMessage());
      throw failed;
    }
    assertEquals(List.of(), marked.stream().map(ResourceTagMapping::resourceARN).toList());
  }
}
