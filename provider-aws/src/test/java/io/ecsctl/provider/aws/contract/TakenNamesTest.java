package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two stacks want the same name (or port, priority, range …) for an object of each kind. The second
 * one is refused and told whose it is; nothing of the first one's is touched, and nothing of the
 * second one's is there.
 */
class TakenNamesTest {
  private static final String VPC = "vpc \"main\" { cidr = 10.0.0.0/16 }\n";

  private static final String BALANCER =
      VPC
          + """
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
          security_group "main" {
            vpc         = vpc.main
            description = "tasks"
          }
          load_balancer "main" {
            scheme          = internal
            subnets         = [subnet.a, subnet.b]
            security_groups = [security_group.main]
          }
          """;

  /** Of kinds that have names which are nobody else's in the account, a program each. */
  private static final Map<String, String> NAMED = named();

  /** Names that several objects may have: revisions, and what lives in a group of its own. */
  private static final Set<String> SHARED = Set.of("task_definition", "schedule");

  /**
   * Names, and what is like them, of things in things: what is around, and what is wanted there.
   */
  private static final Map<String, List<String>> WITHIN =
      Map.of(
          "security_group",
          List.of(
              VPC,
              """
              security_group "app" {
                name        = "taken"
                vpc         = vpc.main
                description = "tasks"
              }
              """),
          "discovery_service",
          List.of(
              "namespace \"main\" { type = HTTP }\n",
              """
              discovery_service "app" {
                name      = "taken"
                namespace = namespace.main
              }
              """),
          "service",
          List.of(
              VPC
                  + """
                  cluster "main" {}
                  subnet "a" {
                    vpc  = vpc.main
                    cidr = 10.0.0.0/24
                  }
                  security_group "main" {
                    vpc         = vpc.main
                    description = "tasks"
                  }
                  task_definition "main" {
                    requires_compatibilities = [FARGATE]
                    network_mode             = awsvpc
                    cpu                      = 0.25vCPU
                    memory                   = 512MiB
                    container "app" { image = "nginx:1" }
                  }
                  """,
              """
              service "app" {
                name            = "taken"
                cluster         = cluster.main
                task_definition = task_definition.main
                launch_type     = FARGATE
                desired_count   = 1
                subnets         = [subnet.a]
                security_groups = [security_group.main]
              }
              """),
          "listener",
          List.of(
              BALANCER,
              """
              listener "app" {
                load_balancer = load_balancer.main
                port          = 80/tcp
                default_action { fixed_response { status_code = 404 } }
              }
              """),
          "listener_rule",
          List.of(
              BALANCER
                  + """
                  listener "main" {
                    load_balancer = load_balancer.main
                    port          = 80/tcp
                    default_action { fixed_response { status_code = 404 } }
                  }
                  """,
              """
              listener_rule "app" {
                listener = listener.main
                priority = 10
                condition { path_pattern = ["/*"] }
                action { fixed_response { status_code = 503 } }
              }
              """));

  /** Of these AWS does not refuse a second creation: it is an update, or answered as the first. */
  private static final Set<String> TAKES_REPETITIONS =
      Set.of(
          "alarm",
          "bucket",
          "capacity_provider",
          "cluster",
          "composite_alarm",
          "load_balancer",
          "target_group");

  private final Sandbox sandbox = Sandbox.open(SandboxOptions.forTests(TestStack.REGION));

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put(
        "alarm",
        """
        alarm "app" {
          name                = "taken"
          namespace           = "AWS/ECS"
          metric_name         = "CPUUtilization"
          statistic           = Average
          period              = 1m
          evaluation_periods  = 1
          threshold           = 80
          comparison_operator = GreaterThanThreshold
        }
        """);
    named.put(
        "composite_alarm",
        """
        alarm "one" {
          namespace           = "AWS/ECS"
          metric_name         = "CPUUtilization"
          statistic           = Average
          period              = 1m
          evaluation_periods  = 1
          threshold           = 80
          comparison_operator = GreaterThanThreshold
        }
        composite_alarm "app" {
          name = "taken"
          rule = "ALARM(${alarm.one.name})"
        }
        """);
    named.put("bucket", "bucket \"app\" { name = \"taken-bucket\" }");
    named.put("cluster", "cluster \"app\" { name = \"taken\" }");
    named.put(
        "instance_profile",
        """
        role "app" { trust = "ec2.amazonaws.com" }
        instance_profile "app" {
          name = "taken"
          role = role.app
        }
        """);
    named.put(
        "launch_template",
        """
        launch_template "app" {
          name          = "taken"
          image         = "ami-0123456789abcdef0"
          instance_type = "t3.small"
        }
        """);
    named.put("log_group", "log_group \"app\" { name = \"/taken\" }");
    named.put(
        "namespace",
        """
        namespace "app" {
          name = "taken"
          type = HTTP
        }
        """);
    named.put(
        "parameter",
        """
        parameter "app" {
          name  = "/taken"
          value = "one"
        }
        """);
    named.put(
        "policy",
        """
        policy "app" {
          name = "taken"
          policy_document {
            statement {
              actions   = ["s3:GetObject"]
              resources = ["*"]
            }
          }
        }
        """);
    named.put("repository", "repository \"app\" { name = \"taken\" }");
    named.put(
        "role",
        """
        role "app" {
          name  = "taken"
          trust = "ecs-tasks.amazonaws.com"
        }
        """);
    named.put(
        "secret",
        """
        secret "app" {
          name            = "taken"
          recovery_window = 0d
          generate { length = 20 }
        }
        """);
    named.put(
        "target_group",
        VPC
            + """
            target_group "app" {
              name        = "taken"
              vpc         = vpc.main
              target_type = ip
              port        = 80/tcp
            }
            """);
    named.put(
        "load_balancer",
        VPC
            + """
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
            security_group "app" {
              vpc         = vpc.main
              description = "tasks"
            }
            load_balancer "app" {
              name            = "taken"
              scheme          = internal
              subnets         = [subnet.a, subnet.b]
              security_groups = [security_group.app]
            }
            """);
    named.put(
        "auto_scaling_group",
        VPC
            + """
            subnet "a" {
              vpc  = vpc.main
              cidr = 10.0.0.0/24
            }
            launch_template "app" {
              image         = "ami-0123456789abcdef0"
              instance_type = "t3.small"
            }
            auto_scaling_group "app" {
              name            = "taken"
              launch_template = launch_template.app
              subnets         = [subnet.a]
              min_size        = 0
              max_size        = 0
            }
            """);
    named.put(
        "capacity_provider",
        Objects.requireNonNull(named.get("auto_scaling_group"))
                .replace("\"taken\"", "\"${stack.name}-app\"")
            + """
            capacity_provider "app" {
              name               = "taken"
              auto_scaling_group = auto_scaling_group.app
            }
            """);
    return named;
  }

  static Set<String> kinds() {
    return NAMED.keySet();
  }

  private TestStack stack(String name, String blocks) {
    return TestStack.lenient(
        sandbox, name, "stack \"%s\" { region = \"eu-central-1\" }%n%s".formatted(name, blocks));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void theSecondIsToldWhoseItIs(String kind) {
    String blocks = Objects.requireNonNull(NAMED.get(kind));
    TestStack first = stack("first", blocks);
    first.apply();
    isRefused(kind, first, stack("second", blocks));
  }

  static Set<String> kindsWithin() {
    return WITHIN.keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kindsWithin")
  void theSecondInTheSamePlaceIsToldWhoseItIs(String kind) {
    List<String> program = Objects.requireNonNull(WITHIN.get(kind));
    TestStack first = stack("first", String.join("", program));
    first.apply();
    String theirs =
        Pattern.compile("\\b\\w+\\.(main|a)\\b")
            .matcher(program.getLast())
            .replaceAll(name -> '"' + first.id(name.group()) + '"');
    isRefused(kind, first, stack("second", theirs));
  }

  private static void isRefused(String kind, TestStack first, TestStack second) {
    Snapshot before = first.live();
    ApplyResult result = second.attempt(second.plan());
    assertEquals(Set.of(kind + ".app"), result.failures().keySet());
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, result.failures().get(kind + ".app"));
    assertTrue(failed.message().contains("stack first"), failed::message);
    // AWS's own code and request, where AWS itself refuses.
    boolean repeats = TAKES_REPETITIONS.contains(kind);
    assertEquals(repeats, failed.code().equals(ProviderException.NOT_OWNED), failed::toString);
    assertEquals(repeats, failed.requestId().isEmpty(), failed::toString);
    assertEquals(before, first.live());
    assertTrue(
        second.live().resources().values().stream()
            .map(LiveResource::address)
            .noneMatch(address -> address.kind().equals(kind) && address.name().equals("app")));
    second.destroy();
    first.destroy();
  }

  /** A kind with a name is here, or it is said why it cannot be. */
  @Test
  void everyNameIsTried() {
    Set<String> kinds = new TreeSet<>();
    SchemaReader.bundled().kinds().values().stream()
        .filter(schema -> schema.name() != null && !SHARED.contains(schema.kind()))
        .forEach(schema -> kinds.add(schema.kind()));
    kinds.removeAll(NAMED.keySet());
    kinds.removeAll(WITHIN.keySet());
    assertEquals(Set.of(), kinds);
  }
}
