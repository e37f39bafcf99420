package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Deployments that move traffic from one target group to the other, and what plans say of them. */
class StagedDeploymentTest {
  private static final String PROGRAM =
      """
      stack "staged" { region = "eu-central-1" }
      vpc "main" { cidr = 10.0.0.0/16 }
      subnet "all" {
        for_each          = { a = 10.0.0.0/24, b = 10.0.1.0/24 }
        vpc               = vpc.main
        cidr              = each.value
        availability_zone = "eu-central-1${each.key}"
      }
      internet_gateway "main" { vpc = vpc.main }
      route_table "all" {
        vpc     = vpc.main
        subnets = values(subnet.all)
        route { to = 0.0.0.0/0, via = internet_gateway.main }
      }
      security_group "all" {
        vpc         = vpc.main
        description = "everything"
        ingress { port = 80/tcp, from = [10.0.0.0/16] }
        egress { port = 80/tcp, to = [10.0.0.0/16] }
        egress { port = 443/tcp, to = [0.0.0.0/0] }
      }
      load_balancer "main" {
        scheme          = internal
        subnets         = values(subnet.all)
        security_groups = [security_group.all]
      }
      target_group "blue" {
        vpc         = vpc.main
        target_type = ip
        port        = 80/tcp
      }
      target_group "green" {
        vpc         = vpc.main
        target_type = ip
        port        = 80/tcp
      }
      listener "http" {
        load_balancer = load_balancer.main
        port          = 80/tcp
        default_action { fixed_response { status_code = 404 } }
      }
      listener_rule "web" {
        listener = listener.http
        priority = 10
        condition { path_pattern = ["/*"] }
        action {
          forward_config {
            target_group { target_group = target_group.blue, weight = 100 }
            target_group { target_group = target_group.green, weight = 0 }
          }
        }
      }
      role "traffic" { trust = "ecs.amazonaws.com" }
      alarm "errors" {
        namespace           = "AWS/ApplicationELB"
        metric_name         = "HTTPCode_Target_5XX_Count"
        statistic           = Sum
        period              = 1m
        evaluation_periods  = 2
        threshold           = 10
        comparison_operator = GreaterThanThreshold
      }
      cluster "main" {}
      task_definition "web" {
        requires_compatibilities = [FARGATE]
        network_mode             = awsvpc
        cpu                      = 0.25vCPU
        memory                   = 512MiB
        container "app" {
          image = "nginx:1"
          port_mapping { container_port = 80/tcp }
        }
      }
      service "web" {
        cluster          = cluster.main
        assign_public_ip = ENABLED
        task_definition = task_definition.web
        launch_type     = FARGATE
        desired_count   = 2
        subnets         = values(subnet.all)
        security_groups = [security_group.all]
        load_balancer {
          target_group = target_group.blue
          container    = "app"
          port         = 80/tcp
          advanced_configuration {
            alternate_target_group   = target_group.green
            production_listener_rule = listener_rule.web
            role                     = role.traffic
          }
        }
        deployment_configuration {
          STRATEGY
        }
        deployment_circuit_breaker { enable = true, rollback = true }
      }
      """;

  private final Sandbox sandbox = Sandbox.open(SandboxOptions.forTests("eu-central-1"));

  @AfterEach
  void close() {
    sandbox.close();
  }

  private TestStack stack(String strategy) {
    TestStack stack = new TestStack(sandbox, "staged", PROGRAM.replace("STRATEGY", strategy));
    stack.apply();
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    return stack;
  }

  /** Applies and answers with what the service's step told. */
  private static List<String> told(TestStack stack, Map<String, Object> failures) {
    List<String> told = new ArrayList<>();
    ApplyListener listener =
        new ApplyListener() {
          @Override
          public void nodeEvent(PlanNode node, String text) {
            if (text.contains("% of traffic") || text.contains("hook") || text.contains("alarm")) {
              told.add(text);
            }
          }
        };
    failures.putAll(
        Applier.apply(
                stack.plan(),
                stack.provider(),
                listener,
                new Cancellation(),
                new ApplyOptions(
                    ApplyOptions.DEFAULT_PARALLELISM, "test", Map.of(), Journal.none()))
            .failures());
    return told;
  }

  private static List<String> told(TestStack stack) {
    Map<String, Object> failures = new TreeMap<>();
    List<String> told = told(stack, failures);
    assertEquals(Map.of(), failures);
    return told;
  }

  /** The weights of the groups that the rule forwards to, by the groups' labels. */
  private Map<String, Integer> weights() {
    Map<String, String> labels = new TreeMap<>();
    sandbox
        .elb()
        .describeTargetGroups(r -> {})
        .targetGroups()
        .forEach(g -> labels.put(g.targetGroupArn(), g.targetGroupName().replace("staged-", "")));
    String listener =
        sandbox
            .elb()
            .describeListeners(r ->
                r.loadBalancerArn(
                    sandbox
                        .elb()
                        .describeLoadBalancers(b -> {})
                        .loadBalancers()
                        .getFirst()
                        .loadBalancerArn()))
            .listeners()
            .getFirst()
            .listenerArn();
    Map<String, Integer> weights = new TreeMap<>();
    for (TargetGroupTuple group :
        sandbox.elb().describeRules(r -> r.listenerArn(listener)).rules().stream()
            .filter(rule -> !rule.isDefault())
            .flatMap(rule -> rule.actions().getFirst().forwardConfig().targetGroups().stream())
            .toList()) {
      weights.put(labels.getOrDefault(group.targetGroupArn(), "?"), group.weight());
    }
    return weights;
  }

  @Test
  void theSecondSetGetsTheTrafficAndTheNextDeploymentGivesItBack() {
    TestStack stack = stack("strategy = BLUE_GREEN\n    bake_time = 5m");
    assertEquals(Map.of("blue", 100, "green", 0), weights());
    stack.edit("nginx:1", "nginx:2");
    assertEquals(List.of("bake time, 100% of traffic"), onlyBaking(told(stack)));
    assertEquals(Map.of("blue", 0, "green", 100), weights());
    assertEquals(List.of(), TestStack.changes(stack.plan()), "the weights are no drift");
    stack.edit("nginx:2", "nginx:3");
    told(stack);
    assertEquals(Map.of("blue", 100, "green", 0), weights());
    stack.destroy();
  }

  private static List<String> onlyBaking(List<String> told) {
    return told.stream().filter(text -> text.startsWith("bake")).toList();
  }

  @Test
  void aCanaryTakesItsShareFirst() {
    TestStack stack =
        stack(
            "strategy = CANARY\n    bake_time = 5m\n"
                + "    canary_configuration { canary_percent = 10, canary_bake_time = 5m }");
    stack.edit("nginx:1", "nginx:2");
    List<String> told = told(stack);
    assertTrue(told.contains("production traffic shift, 10% of traffic"), told::toString);
    assertTrue(told.contains("bake time, 100% of traffic"), told::toString);
    assertEquals(List.of(), TestStack.changes(stack.plan()));
  }

  @Test
  void linearTrafficMovesByEqualSteps() {
    TestStack stack =
        stack(
            "strategy = LINEAR\n    bake_time = 1m\n"
                + "    linear_configuration { step_percent = 25, step_bake_time = 2m }");
    stack.edit("nginx:1", "nginx:2");
    assertEquals(
        List.of("25%", "50%", "75%", "100%"),
        told(stack).stream()
            .map(text -> text.substring(text.indexOf(',') + 2, text.indexOf('%') + 1))
            .distinct()
            .toList());
  }

  private static String hook(String alias, String stage) {
    return """
    strategy  = BLUE_GREEN
    bake_time = 1m
    lifecycle_hook {
      hook_target      = "arn:aws:lambda:eu-central-1:123456789012:function:check%s"
      role             = role.traffic
      lifecycle_stages = [%s]
    }
    """
        .formatted(alias, stage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RECONCILE_SERVICE",
        "PRE_SCALE_UP",
        "POST_SCALE_UP",
        "TEST_TRAFFIC_SHIFT",
        "POST_TEST_TRAFFIC_SHIFT",
        "PRODUCTION_TRAFFIC_SHIFT",
        "POST_PRODUCTION_TRAFFIC_SHIFT"
      })
  void aHookThatRefusesTakesTheDeploymentBack(String stage) {
    TestStack stack = stack(hook("", stage));
    stack.edit("nginx:1", "nginx:2");
    stack.edit("function:check", "function:check:failed");
    Map<String, Object> failures = new TreeMap<>();
    told(stack, failures);
    assertEquals(List.of("service.web"), List.copyOf(failures.keySet()));
    String why = failures.toString();
    assertTrue(why.contains("RolledBack"), why);
    assertTrue(why.contains("function:check:failed failed at stage " + stage), why);
    assertEquals(Map.of("blue", 100, "green", 0), weights());
    stack.edit("function:check:failed", "function:check");
    told(stack);
    assertEquals(Map.of("blue", 0, "green", 100), weights());
    assertEquals(List.of(), TestStack.changes(stack.plan()));
  }

  @Test
  void aHookThatHasNotMadeUpItsMindIsWaitedForByName() {
    TestStack stack = stack(hook(":in_progress", "POST_TEST_TRAFFIC_SHIFT"));
    stack.edit("nginx:1", "nginx:2");
    List<String> told = told(stack);
    assertTrue(told.contains("post test traffic shift; waits for hook check"), told::toString);
    assertEquals(Map.of("blue", 0, "green", 100), weights());
  }

  @Test
  void aHookThatRefusesAFirstDeploymentLeavesNothingToGoBackTo() {
    TestStack stack =
        new TestStack(
            sandbox, "staged", PROGRAM.replace("STRATEGY", hook(":failed", "POST_SCALE_UP")));
    Map<String, Object> failures = new TreeMap<>();
    told(stack, failures);
    assertTrue(failures.toString().contains("Failed"), failures::toString);
    assertTrue(failures.toString().contains("failed at stage POST_SCALE_UP"), failures::toString);
    stack.edit("function:check:failed", "function:check");
    told(stack);
    assertEquals(List.of(), TestStack.changes(stack.plan()));
  }

  private static final String ALARMS =
      "\n    alarms { alarms = [alarm.errors.name], enable = true, rollback = true }";

  @Test
  void anAlarmTakesTheTrafficOfACanaryBack() {
    TestStack stack =
        stack(
            "strategy = CANARY\n    bake_time = 5m\n"
                + "    canary_configuration { canary_percent = 10, canary_bake_time = 5m }"
                + ALARMS);
    stack.edit("nginx:1", "nginx:alarming");
    Map<String, Object> failures = new TreeMap<>();
    List<String> told = told(stack, failures);
    assertTrue(told.contains("alarm staged-errors fired"), told::toString);
    assertTrue(told.stream().noneMatch(text -> text.contains("100% of")), told::toString);
    assertTrue(failures.toString().contains("RolledBack"), failures::toString);
    assertTrue(
        failures.toString().contains("alarm detected; alarm staged-errors fired."),
        failures::toString);
    assertEquals(Map.of("blue", 100, "green", 0), weights());
    assertEquals(
        StateValue.OK,
        sandbox.cloudWatch().describeAlarms(r -> {}).metricAlarms().getFirst().stateValue());
    stack.edit("nginx:alarming", "nginx:2");
    told(stack);
    assertEquals(Map.of("blue", 0, "green", 100), weights());
  }

  @Test
  void aRollingDeploymentIsWatchedForAsLongAsItsAlarmsTakeToNotice() {
    TestStack stack = stack("strategy = ROLLING" + ALARMS);
    stack.edit("nginx:1", "nginx:2");
    List<String> told = told(stack);
    assertTrue(told.contains("watched by alarm staged-errors"), told::toString);
    stack.edit("nginx:2", "nginx:alarming");
    Map<String, Object> failures = new TreeMap<>();
    told(stack, failures);
    assertTrue(failures.toString().contains("RolledBack"), failures::toString);
  }

  @Test
  void withoutRollbackAnAlarmEndsTheDeploymentWhereItIs() {
    TestStack stack = stack("strategy = ROLLING" + ALARMS.replace(", rollback = true", ""));
    stack.edit("nginx:1", "nginx:alarming");
    Map<String, Object> failures = new TreeMap<>();
    told(stack, failures);
    assertTrue(failures.toString().contains("alarm staged-errors fired"), failures::toString);
    assertFalse(failures.toString().contains("RolledBack"), failures::toString);
  }

  @Test
  void anAlarmThatFiresBeforehandIsNoneOfTheDeploymentsDoing() {
    TestStack stack = stack("strategy = ROLLING" + ALARMS);
    sandbox
        .cloudWatch()
        .setAlarmState(
            r -> r.alarmName("staged-errors").stateValue(StateValue.ALARM).stateReason("errors"));
    stack.edit("nginx:1", "nginx:2");
    List<String> told = told(stack);
    assertEquals(List.of(), told);
  }

  @Test
  void tasksThatFailNeverGetTraffic() {
    TestStack stack = stack("strategy = BLUE_GREEN\n    bake_time = 5m");
    stack.edit("nginx:1", "nginx:crash");
    Map<String, Object> failures = new TreeMap<>();
    told(stack, failures);
    assertEquals(1, failures.size());
    assertTrue(failures.toString().contains("RolledBack"), failures::toString);
    assertEquals(Map.of("blue", 100, "green", 0), weights());
  }
}
