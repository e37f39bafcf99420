package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.provider.aws.inventory.AddressTag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** Programs with {@code moved}, {@code import} and {@code removed} blocks, through all stages. */
interface HandoverContract extends Contract {
  private TestStack stack(String blocks) {
    String name = Network.name("hand");
    return new TestStack(
        aws(),
        name,
        "stack \"%s\" { region = \"%s\" }%n%s".formatted(name, TestStack.REGION, blocks));
  }

  @Test
  default void theWholeWebsiteIsRenamed() {
    TestStack website = Website.stack(aws());
    website.apply();
    website.edit(Website.IMAGE, "nginx:2");
    website.apply();
    Snapshot before = website.live();
    for (String block :
        List.of("cluster.main", "task_definition.web", "service.web", "autoscaling.web")) {
      String kind = block.substring(0, block.indexOf('.'));
      String name = block.substring(block.indexOf('.') + 1);
      website.edit("%s \"%s\" {".formatted(kind, name), "%s \"other\" {".formatted(kind));
      website.replaceAll(block + "\\b", kind + ".other");
      website.append("moved { from = %s, to = %s.other }%n".formatted(block, kind));
    }
    assertEquals(
        List.of(
            "MOVE autoscaling.other (moved)",
            "MOVE cluster.other (moved)",
            "MOVE service.other (moved)",
            "MOVE task_definition.other (moved)"),
        TestStack.changes(website.apply()));
    assertEquals(List.of(), TestStack.changes(website.plan()));
    Snapshot after = website.live();
    assertEquals(before.resources().size(), after.resources().size());
    assertEquals(
        before.find(ResourceAddress.of("service", "web")).orElseThrow().id(),
        after.find(ResourceAddress.of("service", "other")).orElseThrow().id());
    website.destroy();
    assertEquals(List.of(), List.copyOf(website.live().resources().values()));
  }

  /** Older revisions have the new address, the newest one still the old one. */
  @Test
  default void aMoveOfRevisionsThatWasInterruptedGoesOn() {
    TestStack website = Website.stack(aws());
    website.apply();
    LiveResource first =
        website.live().find(ResourceAddress.of("task_definition", "web")).orElseThrow();
    website.edit(Website.IMAGE, "nginx:2");
    website.apply();
    ResourceAddress other = ResourceAddress.of("task_definition", "other");
    aws()
        .ecs()
        .tagResource(r ->
            r.resourceArn(first.id()).tags(Sdk.ecsTag("ecsctl:address", AddressTag.write(other))));
    website.edit("task_definition \"web\" {", "task_definition \"other\" {");
    website.replaceAll("task_definition\\.web\\b", "task_definition.other");
    website.append("moved { from = task_definition.web, to = task_definition.other }");
    assertEquals(List.of("MOVE task_definition.other (moved)"), TestStack.changes(website.apply()));
    assertEquals(List.of(), TestStack.changes(website.plan()));
    website.destroy();
  }

  @Test
  default void whatIsTakenTellsHowToAdoptIt() {
    String group = Network.name("/hand/taken");
    aws().logs().createLogGroup(r -> r.logGroupName(group));
    TestStack stack =
        stack("log_group \"web\" {%n  name = \"%s\"%n  retention = 14d%n}%n".formatted(group));
    Map<String, Outcome> failures = stack.attempt(stack.plan()).failures();
    String message = failures.get("log_group.web") instanceof Outcome.Failed f ? f.message() : "";
    assertTrue(
        message.contains("import { to = log_group.web, id = \"%s\" }".formatted(group)), message);
    assertTrue(message.contains("--adopt 'log_group.web=%s'".formatted(group)), message);

    stack.append("import { to = log_group.web, id = \"%s\" }%n".formatted(group));
    assertEquals(
        List.of("ADOPT log_group.web (adopted)", "UPDATE log_group.web"),
        TestStack.changes(stack.apply()));
    assertEquals(List.of(), TestStack.changes(stack.plan()));

    TestStack another =
        stack(
            "log_group \"web\" { name = \"%s\" }%nimport { to = log_group.web, id = \"%s\" }%n"
                .formatted(group, group));
    PlanRefused refused = assertThrows(PlanRefused.class, another::plan);
    assertTrue(
        refused.explanation().contains("belongs to stack " + stack.name() + " as log_group.web"),
        refused::explanation);
    stack.destroy();
  }

  @Test
  default void whatIsLetGoStaysAndCanBeAdoptedByAnother() {
    String group = Network.name("/hand/given");
    TestStack stack = stack("log_group \"web\" { name = \"%s\" }%n".formatted(group));
    stack.apply();
    stack.edit("log_group \"web\" { name = \"%s\" }".formatted(group), "");
    stack.append("removed {\n  from = log_group.web\n  lifecycle { destroy = false }\n}");
    assertEquals(List.of("FORGET log_group.web"), TestStack.changes(stack.apply()));
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    TestStack another =
        stack(
            "log_group \"theirs\" { name = \"%s\" }%nimport { to = log_group.theirs, id = \"%s\" }%n"
                .formatted(group, group));
    assertEquals(List.of("ADOPT log_group.theirs (adopted)"), TestStack.changes(another.apply()));
    assertEquals(List.of(), TestStack.changes(another.plan()));
    another.destroy();
  }

  @Test
  default void aTaskDefinitionThatSomebodyRegisteredIsAdopted() {
    String family = Network.name("adopted");
    String arn =
        aws()
            .ecs()
            .registerTaskDefinition(r ->
                r.family(family)
                    .containerDefinitions(
                        ContainerDefinition.builder()
                            .name("app")
                            .image("nginx:1")
                            .memory(128)
                            .essential(true)
                            .build()))
            .taskDefinition()
            .taskDefinitionArn();
    TestStack stack =
        stack(
            """
            task_definition "web" {
              family = "FAMILY"
              container "app" {
                image  = "nginx:1"
                memory = 128MiB
              }
            }
            import { to = task_definition.web, id = "FAMILY" }
            """
                .replace("FAMILY", family));
    assertEquals(List.of("ADOPT task_definition.web (adopted)"), TestStack.changes(stack.apply()));
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    assertEquals(
        arn, stack.live().find(ResourceAddress.of("task_definition", "web")).orElseThrow().id());
    stack.destroy();
  }
}
