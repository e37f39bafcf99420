package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.NetworkBinding;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** Tasks on container instances: where they go, on which host ports, and why they do not. */
interface PlacementContract extends Contract {
  /** Two instances of two vCPU and 8 GiB, which join the cluster. */
  String INSTANCES =
      """
      vpc "main" { cidr = 10.0.0.0/16 }
      subnet "a" {
        vpc  = vpc.main
        cidr = 10.0.1.0/24
      }
      role "instance" {
        trust            = "ec2.amazonaws.com"
        managed_policies = ["AmazonEC2ContainerServiceforEC2Role"]
      }
      instance_profile "instance" { role = role.instance }
      launch_template "main" {
        image            = al2023
        instance_type    = "m5.large"
        instance_profile = instance_profile.instance
        ecs_agent { cluster = cluster.main, instance_attributes = { tier = "web" } }
      }
      auto_scaling_group "main" {
        launch_template = launch_template.main
        subnets         = [subnet.a]
        min_size        = 2
        max_size        = 5
      }
      cluster "main" {}
      """;

  private TestStack stack(String blocks) {
    String name = Network.name("place");
    return new TestStack(
        aws(),
        name,
        "stack \"%s\" { region = \"%s\" }%n%s%s"
            .formatted(name, TestStack.REGION, INSTANCES, blocks));
  }

  private static String service(String count, String container, String more) {
    return """
    task_definition "app" {
      requires_compatibilities = [EC2]
      network_mode             = bridge
      container "app" {
        image = "nginx:1"
        %s
      }
    }
    service "app" {
      cluster         = cluster.main
      task_definition = task_definition.app
      launch_type     = EC2
      %s
      %s
    }
    """
        .formatted(container, count, more);
  }

  private List<Task> tasks(TestStack stack) {
    String cluster = stack.name() + "-main";
    List<String> arns =
        aws().ecs().listTasksPaginator(r -> r.cluster(cluster)).taskArns().stream().toList();
    return arns.isEmpty()
        ? List.of()
        : aws().ecs().describeTasks(r -> r.cluster(cluster).tasks(arns)).tasks();
  }

  private Service told(TestStack stack) {
    return aws()
        .ecs()
        .describeServices(r -> r.cluster(stack.name() + "-main").services(stack.name() + "-app"))
        .services()
        .getFirst();
  }

  private static Map<String, Long> byInstance(List<Task> tasks) {
    return tasks.stream()
        .collect(Collectors.groupingBy(Task::containerInstanceArn, Collectors.counting()));
  }

  @Test
  default void tasksAreSpreadAndGetHostPortsOfTheirOwn() {
    expects(Gap.TASKS);
    TestStack stack =
        stack(
            service(
                "desired_count = 4",
                "memory = 512MiB\n    port_mapping { container_port = 80/tcp }",
                ""));
    stack.apply();
    List<Task> tasks = tasks(stack);
    assertEquals(Set.of(2L), new HashSet<>(byInstance(tasks).values()));
    Set<String> ports = new HashSet<>();
    for (Task task : tasks) {
      NetworkBinding binding = task.containers().getFirst().networkBindings().getFirst();
      assertTrue(binding.hostPort() >= 32_768, binding::toString);
      ports.add(task.containerInstanceArn() + binding.hostPort());
    }
    assertEquals(4, ports.size());
    stack.destroy();
  }

  @Test
  default void aHostPortIsTakenOnceAnInstance() {
    expects(Gap.TASKS);
    cannotPlace(
        service(
            "desired_count = 3",
            "memory = 512MiB\n    port_mapping { container_port = 80/tcp, host_port = 8080/tcp }",
            ""),
        "is already using a port required by your task");
  }

  @Test
  default void memoryRunsOut() {
    expects(Gap.TASKS);
    cannotPlace(service("desired_count = 3", "memory = 5GiB", ""), "has insufficient memory");
  }

  @Test
  default void anAttributeIsMissing() {
    expects(Gap.TASKS);
    cannotPlace(
        service(
            "desired_count = 1",
            "memory = 512MiB",
            "placement_constraint { type = memberOf, expression = \"attribute:tier == db\" }"),
        "is missing an attribute required by your task");
  }

  private void cannotPlace(String blocks, String reason) {
    TestStack stack = stack(blocks);
    assertTrue(!stack.attempt(stack.plan()).failures().isEmpty());
    assertTrue(
        told(stack).events().stream()
            .anyMatch(event ->
                event.message().contains("was unable to place a task")
                    && event.message().contains(reason)),
        () -> told(stack).events().toString());
    stack.destroy();
  }

  @Test
  default void aDaemonRunsOnceAnInstance() {
    expects(Gap.TASKS);
    TestStack stack = stack(service("scheduling_strategy = DAEMON", "memory = 512MiB", ""));
    stack.apply();
    until("both instances run it", () -> byInstance(tasks(stack)).size() == 2);
    assertEquals(2, tasks(stack).size());
    stack.destroy();
  }

  /** Without a place a capacity provider's task waits, and its group grows. */
  @Test
  default void managedScalingMakesRoom() {
    expects(Gap.TASKS);
    TestStack stack =
        stack(
            """
            capacity_provider "main" {
              auto_scaling_group = auto_scaling_group.main
              managed_scaling { status = ENABLED, target_capacity = 100 }
            }
            task_definition "app" {
              requires_compatibilities = [EC2]
              network_mode             = bridge
              container "app" {
                image  = "nginx:1"
                memory = 5GiB
              }
            }
            service "app" {
              cluster         = cluster.main
              task_definition = task_definition.app
              desired_count   = 4
              capacity_provider_strategy { capacity_provider = capacity_provider.main, weight = 1 }
            }
            """);
    stack.edit(
        "cluster \"main\" {}",
        "cluster \"main\" { capacity_providers = [capacity_provider.main] }");
    stack.apply();
    assertEquals(4, byInstance(tasks(stack)).size());
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    stack.destroy();
  }
}
