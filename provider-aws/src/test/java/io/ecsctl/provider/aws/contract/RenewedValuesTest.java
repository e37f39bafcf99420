package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reads of an object that changes only what stays the same is not changed with it. */
class RenewedValuesTest {
  private final Sandbox sandbox = Sandbox.open(SandboxOptions.forTests(TestStack.REGION));

  @AfterEach
  void close() {
    sandbox.close();
  }

  private TestStack stack(String blocks) {
    TestStack stack =
        TestStack.lenient(
            sandbox, "renewed", "stack \"renewed\" { region = \"eu-central-1\" }\n" + blocks);
    stack.apply();
    return stack;
  }

  private static void becomes(TestStack stack, List<String> changes) {
    assertEquals(changes, TestStack.changes(stack.apply()));
    assertEquals(List.of(), TestStack.changes(stack.plan()));
  }

  @Test
  void aFileGetsAnotherContent() {
    TestStack stack =
        stack(
            """
            bucket "env" {
              object "app.env" { content = "A=1" }
            }
            parameter "arn" { value = bucket.env.object_arns["app.env"] }
            parameter "version" { value = bucket.env.object_versions["app.env"] }
            """);
    stack.edit("A=1", "A=2");
    becomes(stack, List.of("UPDATE bucket.env", "UPDATE parameter.version"));
    stack.edit("object \"app.env\"", "object \"new.env\" { content = \"\" }\n  object \"app.env\"");
    becomes(
        stack, List.of("UPDATE bucket.env", "UPDATE parameter.arn", "UPDATE parameter.version"));
  }

  @Test
  void aPolicyMovesByAnotherNumber() {
    TestStack stack =
        stack(
            """
            vpc "main" { cidr = 10.0.0.0/16 }
            subnet "a" {
              vpc  = vpc.main
              cidr = 10.0.0.0/24
            }
            launch_template "main" { image = al2023, instance_type = "m7g.large" }
            auto_scaling_group "main" {
              launch_template = launch_template.main
              subnets         = [subnet.a]
              min_size        = 0
              max_size        = 2
              step "up" {
                adjustment_type = ChangeInCapacity
                adjust { from = 0, by = 1 }
              }
            }
            alarm "busy" {
              namespace           = "AWS/EC2"
              metric_name         = "CPUUtilization"
              statistic           = Average
              comparison_operator = GreaterThanThreshold
              threshold           = 80
              evaluation_periods  = 1
              period              = 60s
              alarm_actions       = [auto_scaling_group.main.policies["up"]]
            }
            """);
    stack.edit("by = 1", "by = 2");
    becomes(stack, List.of("UPDATE auto_scaling_group.main"));
    stack.edit("\"up\"", "\"more\"");
    becomes(stack, List.of("UPDATE alarm.busy", "UPDATE auto_scaling_group.main"));
  }
}
