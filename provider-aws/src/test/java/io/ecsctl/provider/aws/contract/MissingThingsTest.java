package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that name what does not exist: the step that needs it says so, in AWS's words. */
class MissingThingsTest {
  private static final String BEGIN =
      """
      stack "missing" { region = "eu-central-1" }
      vpc "main" { cidr = 10.0.0.0/16 }
      subnet "a" {
        vpc  = vpc.main
        cidr = 10.0.0.0/24
      }
      security_group "main" {
        vpc         = vpc.main
        description = "tasks"
      }
      log_group "witness" {}
      """;

  private final Sandbox sandbox = Sandbox.open(SandboxOptions.forTests(TestStack.REGION));

  @AfterEach
  void close() {
    sandbox.close();
  }

  private TestStack stack(String blocks) {
    return TestStack.lenient(sandbox, "missing", BEGIN + blocks);
  }

  private static Outcome.Failed failure(TestStack stack, String address) {
    ApplyResult result = stack.attempt(stack.plan());
    assertEquals(List.of(address), List.copyOf(result.failures().keySet()));
    assertTrue(result.outcomes().get("log_group.witness") instanceof Outcome.Done);
    return assertInstanceOf(Outcome.Failed.class, result.failures().get(address));
  }

  @Test
  void anImageForInstances() {
    TestStack stack =
        stack(
            """
            launch_template "main" {
              image         = "ami-00000000000000000"
              instance_type = "t3.small"
            }
            auto_scaling_group "main" {
              launch_template = launch_template.main
              subnets         = [subnet.a]
              min_size        = 1
              max_size        = 1
            }
            """);
    Outcome.Failed failed = failure(stack, "auto_scaling_group.main");
    assertEquals("ValidationError", failed.code());
    assertEquals("autoscaling:CreateAutoScalingGroup", failed.operation());
    assertTrue(
        failed.message().contains("The image id '[ami-00000000000000000]' does not exist"),
        failed::message);
    assertTrue(!failed.requestId().isEmpty());
    stack.edit("ami-00000000000000000", "ami-0123456789abcdef0");
    stack.apply();
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    stack.destroy();
  }

  @Test
  void aManagedPolicyOfAws() {
    TestStack stack =
        stack(
            """
            role "main" {
              trust            = "ecs-tasks.amazonaws.com"
              managed_policies = ["missing"]
            }
            """);
    Outcome.Failed failed = failure(stack, "role.main");
    assertEquals("NoSuchEntity", failed.code());
    assertEquals("iam:AttachRolePolicy", failed.operation());
    assertTrue(failed.message().contains("no managed policy named missing"), failed::message);
    assertTrue(!failed.requestId().isEmpty());
    stack.edit("[\"missing\"]", "[\"AmazonECSTaskExecutionRolePolicy\"]");
    assertEquals(List.of("UPDATE role.main"), TestStack.changes(stack.apply()));
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    stack.destroy();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:nothing-AbCdEf",
        "arn:aws:ssm:eu-central-1:123456789012:parameter/nothing"
      })
  void aSecretForTasks(String arn) {
    TestStack stack =
        stack(
            """
            cluster "main" {}
            role "execution" { trust = "ecs-tasks.amazonaws.com" }
            task_definition "main" {
              requires_compatibilities = [FARGATE]
              network_mode             = awsvpc
              cpu                      = 0.25vCPU
              memory                   = 512MiB
              execution_role           = role.execution
              container "app" {
                image   = "nginx:1"
                secrets = { PASSWORD = "SECRET" }
              }
            }
            service "main" {
              cluster         = cluster.main
              task_definition = task_definition.main
              launch_type     = FARGATE
              desired_count   = 1
              subnets         = [subnet.a]
              security_groups = [security_group.main]
              deployment_circuit_breaker { enable = true, rollback = true }
            }
            """
                .replace("SECRET", arn));
    Outcome.Failed failed = failure(stack, "service.main");
    assertTrue(failed.message().contains("ResourceInitializationError"), failed::message);
    assertTrue(failed.message().contains(arn), failed::message);
  }
}
