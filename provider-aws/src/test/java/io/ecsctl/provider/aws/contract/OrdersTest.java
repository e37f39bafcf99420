package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;

/**
 * Orders that AWS insists on: it refuses what is still in use, what is taken and what others need.
 * The sandbox refuses the same, so an apply that succeeds was in a right order.
 */
class OrdersTest {
  private static final String NETWORK =
      """
      stack "orders" { region = "eu-central-1" }
      vpc "main" { cidr = 10.0.0.0/16 }
      internet_gateway "main" { vpc = vpc.main }
      subnet "a" {
        vpc               = vpc.main
        cidr              = 10.0.0.0/24
        availability_zone = "eu-central-1a"
      }
      subnet "b" {
        vpc               = vpc.main
        cidr              = 10.0.1.0/24
        availability_zone = "eu-central-1b"
      }
      route_table "main" {
        vpc     = vpc.main
        subnets = [subnet.a, subnet.b]
        route {
          to  = 0.0.0.0/0
          via = internet_gateway.main
        }
      }
      security_group "app" {
        vpc         = vpc.main
        description = "app"
        egress { to = [0.0.0.0/0] }
      }
      load_balancer "main" {
        subnets         = [subnet.a, subnet.b]
        security_groups = [security_group.app]
      }
      listener "main" {
        load_balancer = load_balancer.main
        port          = 80
        protocol      = HTTP
        default_action {
          fixed_response { status_code = "404" }
        }
      }
      target_group "app" {
        vpc         = vpc.main
        target_type = ip
        port        = 8080
      }
      """;

  private static final String SERVICE =
      """
      cluster "main" {}
      role "task" {
        trust            = "ecs-tasks.amazonaws.com"
        managed_policies = ["service-role/AmazonECSTaskExecutionRolePolicy"]
      }
      task_definition "app" {
        network_mode             = awsvpc
        requires_compatibilities = [FARGATE]
        cpu                      = 0.25vCPU
        memory                   = 512MiB
        execution_role           = role.task
        container "app" {
          image = "public.ecr.aws/nginx/nginx:1.29"
          port_mapping { container_port = 8080/tcp }
        }
      }
      service "app" {
        cluster         = cluster.main
        task_definition = task_definition.app
        desired_count   = 1
        launch_type     = FARGATE
        subnets         = [subnet.a]
        security_groups = [security_group.app]
        assign_public_ip = ENABLED
        load_balancer {
          target_group   = target_group.app
          container      = "app"
          port           = 8080
        }
      }
      """;

  private static final String CAPACITY =
      """
      role "instance" {
        trust            = "ec2.amazonaws.com"
        managed_policies = ["service-role/AmazonEC2ContainerServiceforEC2Role"]
      }
      instance_profile "instance" { role = role.instance }
      launch_template "main" {
        image            = al2023-arm64
        instance_type    = "m7g.large"
        instance_profile = instance_profile.instance
        ecs_agent { cluster = cluster.main }
      }
      auto_scaling_group "one" {
        launch_template  = launch_template.main
        subnets          = [subnet.a]
        min_size         = 0
        max_size         = 2
        desired_capacity = 0
      }
      auto_scaling_group "two" {
        launch_template  = launch_template.main
        subnets          = [subnet.b]
        min_size         = 0
        max_size         = 2
        desired_capacity = 0
      }
      capacity_provider "one" { auto_scaling_group = auto_scaling_group.one }
      cluster "main" { capacity_providers = [capacity_provider.one] }
      task_definition "app" {
        requires_compatibilities = [EC2]
        container "app" {
          image  = "public.ecr.aws/nginx/nginx:1.29"
          memory = 128MiB
        }
      }
      service "app" {
        cluster         = cluster.main
        task_definition = task_definition.app
        desired_count   = 0
        capacity_provider_strategy {
          capacity_provider = capacity_provider.one
          weight            = 1
        }
      }
      """;

  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Sandbox account =
      Sandbox.open(
          SandboxOptions.forTests(TestStack.REGION)
              .withFaults(call -> {
                if (call.changes()) {
                  calls.add(call.name());
                }
                return Fault.NONE;
              }));

  @AfterEach
  void close() {
    account.close();
  }

  private static String rule(String name, int priority) {
    return """
    listener_rule "%s" {
      listener = listener.main
      priority = %d
      action { forward = target_group.app }
      condition { path_pattern = ["/%1$s"] }
    }
    """
        .formatted(name, priority);
  }

  private TestStack stack(String... blocks) {
    TestStack stack = TestStack.lenient(account, "orders", String.join("\n", blocks));
    stack.apply();
    calls.clear();
    return stack;
  }

  /** What the apply of the edited program changes; afterwards nothing is left to do. */
  private List<String> applied(TestStack stack) {
    Plan plan = stack.plan();
    assertEquals(Map.of(), stack.attempt(plan).failures());
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    return TestStack.changes(plan);
  }

  private void comes(String first, String then) {
    assertTrue(calls.contains(first) && calls.contains(then), calls::toString);
    assertTrue(calls.indexOf(first) < calls.indexOf(then), calls::toString);
  }

  @Test
  void rulesThatTakeEachOthersPrioritiesKeepThemselves() {
    TestStack stack = stack(NETWORK, rule("one", 10), rule("two", 20), rule("three", 30));
    stack.become(String.join("\n", NETWORK, rule("one", 20), rule("two", 30), rule("three", 10)));

    assertEquals(
        List.of(
            "UPDATE listener_rule.one", "UPDATE listener_rule.three", "UPDATE listener_rule.two"),
        applied(stack).stream().sorted().toList());

    assertTrue(calls.stream().noneMatch("ElasticLoadBalancingV2.CreateRule"::equals));
    assertTrue(
        calls.stream().filter(call -> call.endsWith(".SetRulePriorities")).count() <= 2,
        calls::toString);
    stack.destroy();
  }

  @Test
  void rulesRotateTogetherAsLongAsNoTwoShareAPriority() {
    TestStack stack = stack(NETWORK, rule("one", 10), rule("two", 20), rule("three", 30));
    var elb = account.elb();
    String listener =
        elb.describeListeners(r ->
                r.loadBalancerArn(
                    elb.describeLoadBalancers().loadBalancers().getFirst().loadBalancerArn()))
            .listeners()
            .getFirst()
            .listenerArn();
    List<String> rules = byPriority(listener);

    assertThrows(PriorityInUseException.class, () -> setPriorities(rules, 20, 20, 30));
    assertThrows(PriorityInUseException.class, () -> setPriorities(rules.subList(0, 2), 20, 30));
    assertEquals(rules, byPriority(listener));
    setPriorities(rules, 20, 30, 10);

    assertEquals(List.of(rules.get(2), rules.get(0), rules.get(1)), byPriority(listener));
    stack.destroy();
  }

  private List<String> byPriority(String listener) {
    return account.elb().describeRules(r -> r.listenerArn(listener)).rules().stream()
        .filter(rule -> !rule.isDefault())
        .sorted(Comparator.comparing(rule -> Integer.valueOf(rule.priority())))
        .map(Rule::ruleArn)
        .toList();
  }

  private void setPriorities(List<String> rules, int... priorities) {
    List<RulePriorityPair> pairs = new ArrayList<>();
    for (int i = 0; i < priorities.length; i++) {
      pairs.add(RulePriorityPair.builder().ruleArn(rules.get(i)).priority(priorities[i]).build());
    }
    account.elb().setRulePriorities(r -> r.rulePriorities(pairs));
  }

  @Test
  void aTargetGroupThatIsReplacedIsLeftByItsRuleAndItsServiceFirst() {
    TestStack stack = stack(NETWORK, rule("app", 10), SERVICE);
    stack.edit("  port        = 8080\n", "  port        = 8081\n");

    List<String> changes = applied(stack);

    assertTrue(changes.contains("REPLACE target_group.app"), changes::toString);
    assertTrue(changes.contains("UPDATE listener_rule.app"), changes::toString);
    assertTrue(changes.contains("UPDATE service.app"), changes::toString);
    comes("ElasticLoadBalancingV2.CreateTargetGroup", "ElasticLoadBalancingV2.ModifyRule");
    comes("ElasticLoadBalancingV2.ModifyRule", "ElasticLoadBalancingV2.DeleteTargetGroup");
    comes("Ecs.UpdateService", "ElasticLoadBalancingV2.DeleteTargetGroup");
    stack.destroy();
  }

  @Test
  void aRoleGoesAfterItsPoliciesAndItsInstanceProfile() {
    TestStack stack =
        stack(
            """
            stack "orders" { region = "eu-central-1" }
            role "instance" {
              trust            = "ec2.amazonaws.com"
              managed_policies = ["service-role/AmazonEC2ContainerServiceforEC2Role"]
              policy "own" {
                document = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
              }
            }
            instance_profile "instance" { role = role.instance }
            """);

    stack.destroy();

    comes("Iam.DetachRolePolicy", "Iam.DeleteRole");
    comes("Iam.DeleteRolePolicy", "Iam.DeleteRole");
    comes("Iam.RemoveRoleFromInstanceProfile", "Iam.DeleteRole");
    comes("Iam.RemoveRoleFromInstanceProfile", "Iam.DeleteInstanceProfile");
  }

  @Test
  void aServicesRoleIsThereUntilTheServiceIsGone() {
    TestStack stack = stack(NETWORK, rule("app", 10), SERVICE);

    stack.destroy();

    comes("Ecs.DeleteService", "Iam.DetachRolePolicy");
    comes("Ecs.DeleteService", "ElasticLoadBalancingV2.DeleteTargetGroup");
  }

  @Test
  void aCapacityProviderIsLetGoByServiceAndClusterFirst() {
    TestStack stack = stack(NETWORK, CAPACITY);
    stack.edit(
        "{ auto_scaling_group = auto_scaling_group.one }",
        "{ auto_scaling_group = auto_scaling_group.two }");
    List<String> replaced = applied(stack);
    assertTrue(
        replaced.stream().anyMatch(change -> change.startsWith("REPLACE capacity_provider.one")),
        replaced::toString);
    comes("Ecs.PutClusterCapacityProviders", "Ecs.DeleteCapacityProvider");
    calls.clear();

    stack.destroy();

    comes("Ecs.DeleteService", "Ecs.DeleteCapacityProvider");
  }

  @Test
  void aProviderLeavesItsClusterAfterTheServiceThatUsedItInOneApply() {
    TestStack stack = stack(NETWORK, CAPACITY);
    String two = "capacity_provider \"two\" { auto_scaling_group = auto_scaling_group.two }\n";
    stack.edit("cluster \"main\" {", two + "cluster \"main\" {");
    stack.edit(
        "capacity_providers = [capacity_provider.one]",
        "capacity_providers = [capacity_provider.two]");
    stack.edit(
        "    capacity_provider = capacity_provider.one\n",
        "    capacity_provider = capacity_provider.two\n");

    List<String> changes = applied(stack);

    assertTrue(changes.contains("UPDATE service.app"), changes::toString);
    comes("Ecs.PutClusterCapacityProviders", "Ecs.UpdateService");
    assertTrue(
        calls.lastIndexOf("Ecs.PutClusterCapacityProviders") > calls.indexOf("Ecs.UpdateService"),
        calls::toString);
    stack.edit(
        "capacity_providers = [capacity_provider.two]",
        "capacity_providers = [FARGATE, capacity_provider.two]");
    applied(stack);
    stack.destroy();
  }

  @Test
  void aProviderThatIsUsedKeepsItsNameOnItsGroup() {
    TestStack stack = stack(NETWORK, CAPACITY);
    stack.edit(
        "{ auto_scaling_group = auto_scaling_group.one }",
        "{ auto_scaling_group = auto_scaling_group.one, name = \"other\" }");
    PlanRefused refused = assertThrows(PlanRefused.class, stack::plan);
    assertEquals(PlanRefused.Reason.IN_USE, refused.reason());
    assertEquals(
        "capacity_provider.one would be replaced because of name, but service.app uses it: its"
            + " auto_scaling_group can have one of them at a time, so the old one would have to go"
            + " first, and AWS keeps it while it is used. Leave name as it is, or give the new one"
            + " another auto_scaling_group: then service.app moves there first",
        refused.explanation());
  }
}
