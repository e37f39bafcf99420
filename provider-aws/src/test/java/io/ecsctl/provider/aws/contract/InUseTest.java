package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A block is taken out of a program while somebody else uses the object: AWS refuses, the step says
 * so in AWS's words, everything else is done, and the next apply tries again.
 */
class InUseTest {
  private static final Pattern ID = Pattern.compile("<([a-z_]+\\.[a-z_]+)>");

  private static final String NETWORK =
      """
      vpc "main" { cidr = 10.0.0.0/16 }
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
      internet_gateway "main" { vpc = vpc.main }
      """;

  private final Sandbox sandbox = Sandbox.open(SandboxOptions.forTests(TestStack.REGION));

  @AfterEach
  void close() {
    sandbox.close();
  }

  /**
   * @param ours what stays
   * @param doomed the block that goes
   * @param theirs what uses it; {@code <vpc.main>} is the id of ours
   * @param code AWS's
   * @param user what is said of who uses it; empty where AWS's own words name it
   */
  record Case(String what, String ours, String doomed, String theirs, String code, String user) {
    Case(String what, String ours, String doomed, String theirs, String code) {
      this(what, ours, doomed, theirs, code, "");
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "a security group that another one's rule names",
            NETWORK,
            """
            security_group "app" {
              vpc         = vpc.main
              description = "tasks"
            }
            """,
            """
            security_group "guest" {
              vpc         = "<vpc.main>"
              description = "guest"
              ingress { port = 80/tcp, from = ["<security_group.app>"] }
            }
            """,
            "DependencyViolation",
            "Still used by sg-[0-9a-f]+ \\(theirs-guest\\)\\."),
        new Case(
            "a security group that an interface has",
            NETWORK,
            """
            security_group "app" {
              vpc         = vpc.main
              description = "tasks"
            }
            """,
            """
            load_balancer "guest" {
              scheme          = internal
              subnets         = ["<subnet.a>", "<subnet.b>"]
              security_groups = ["<security_group.app>"]
            }
            """,
            "DependencyViolation",
            "Still used by eni-[0-9a-f]+ \\(ELB app/.+\\), eni-[0-9a-f]+ \\(ELB app/.+\\)\\."),
        new Case(
            "a subnet with interfaces",
            NETWORK,
            """
            subnet "c" {
              vpc               = vpc.main
              cidr              = 10.0.2.0/24
              availability_zone = "eu-central-1a"
            }
            """,
            """
            security_group "guest" {
              vpc         = "<vpc.main>"
              description = "guest"
            }
            load_balancer "guest" {
              scheme          = internal
              subnets         = ["<subnet.c>", "<subnet.b>"]
              security_groups = [security_group.guest]
            }
            """,
            "DependencyViolation",
            "Still used by eni-[0-9a-f]+ \\(ELB app/.+\\)\\."),
        new Case(
            "a VPC with a subnet",
            "",
            "vpc \"main\" { cidr = 10.0.0.0/16 }\n",
            """
            subnet "guest" {
              vpc  = "<vpc.main>"
              cidr = 10.0.9.0/24
            }
            """,
            "DependencyViolation",
            "Still used by subnet-[0-9a-f]+ \\(10\\.0\\.9\\.0/24\\)\\."),
        new Case(
            "an address of a NAT gateway",
            NETWORK,
            "elastic_ip \"app\" {}\n",
            """
            nat_gateway "guest" {
              subnet     = "<subnet.a>"
              elastic_ip = "<elastic_ip.app>"
            }
            """,
            "InvalidIPAddress.InUse",
            "Still used by eni-[0-9a-f]+\\."),
        new Case(
            "a target group that a listener forwards to",
            NETWORK,
            """
            target_group "app" {
              vpc         = vpc.main
              target_type = ip
              port        = 80/tcp
            }
            """,
            """
            security_group "guest" {
              vpc         = "<vpc.main>"
              description = "guest"
            }
            load_balancer "guest" {
              scheme          = internal
              subnets         = ["<subnet.a>", "<subnet.b>"]
              security_groups = [security_group.guest]
            }
            listener "guest" {
              load_balancer = load_balancer.guest
              port          = 80/tcp
              default_action { forward = "<target_group.app>" }
            }
            """,
            "ResourceInUse"),
        new Case(
            "a policy that a role has",
            "",
            """
            policy "app" {
              policy_document {
                statement {
                  actions   = ["s3:GetObject"]
                  resources = ["*"]
                }
              }
            }
            """,
            """
            role "guest" {
              trust            = "ecs-tasks.amazonaws.com"
              managed_policies = ["<policy.app>"]
            }
            """,
            "DeleteConflict"),
        new Case(
            "a namespace with a service",
            "",
            "namespace \"app\" { type = HTTP }\n",
            "discovery_service \"guest\" { namespace = \"<namespace.app>\" }\n",
            "ResourceInUse"),
        new Case(
            "a cluster with a service",
            NETWORK,
            "cluster \"app\" {}\n",
            """
            security_group "guest" {
              vpc         = "<vpc.main>"
              description = "guest"
            }
            task_definition "guest" {
              requires_compatibilities = [FARGATE]
              network_mode             = awsvpc
              cpu                      = 0.25vCPU
              memory                   = 512MiB
              container "app" { image = "nginx:1" }
            }
            service "guest" {
              cluster         = "<cluster.app>"
              task_definition = task_definition.guest
              launch_type     = FARGATE
              desired_count   = 1
              subnets         = ["<subnet.a>"]
              security_groups = [security_group.guest]
            }
            """,
            "ClusterContainsServicesException"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void staysAndSaysWhy(Case one) {
    String begin = "stack \"ours\" { region = \"eu-central-1\" }\n" + one.ours();
    String witness = "log_group \"witness\" {}\n";
    TestStack ours = TestStack.lenient(sandbox, "ours", begin + one.doomed() + witness);
    ours.apply();
    Matcher header = Pattern.compile("(\\w+) \"(\\w+)\"").matcher(one.doomed());
    assertTrue(header.lookingAt());
    ResourceAddress address = ResourceAddress.of(header.group(1), header.group(2));
    TestStack theirs =
        TestStack.lenient(
            sandbox,
            "theirs",
            "stack \"theirs\" { region = \"eu-central-1\" }\n" + ids(one.theirs(), ours));
    theirs.apply();

    ours.become(begin);
    Plan plan = ours.plan();
    assertEquals(
        Stream.of("DELETE " + address, "DELETE log_group.witness").sorted().toList(),
        TestStack.changes(plan));
    ApplyResult result = ours.attempt(plan);
    assertEquals(1, result.failures().size(), () -> result.failures().toString());
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, result.failures().get(address.toString()));
    assertEquals(one.code(), failed.code(), failed::message);
    assertTrue(Pattern.compile(one.user()).matcher(failed.message()).find(), failed::message);
    assertTrue(!failed.requestId().isEmpty() && !failed.operation().isEmpty(), failed::toString);
    assertEquals(List.of("DELETE " + address), TestStack.changes(ours.plan()));

    theirs.destroy();
    ours.apply();
    assertEquals(List.of(), TestStack.changes(ours.plan()));
    ours.destroy();
  }

  private static String ids(String text, TestStack ours) {
    return ID.matcher(text).replaceAll(id -> Matcher.quoteReplacement(ours.id(id.group(1))));
  }

  @Test
  void aBucketWithObjectsOfOthers() {
    String begin = "stack \"ours\" { region = \"eu-central-1\" }\n";
    TestStack ours = TestStack.lenient(sandbox, "ours", begin + "bucket \"app\" {}");
    ours.apply();
    String name = ours.live().find(ResourceAddress.of("bucket", "app")).orElseThrow().text("name");
    sandbox.s3().putObject(r -> r.bucket(name).key("theirs.txt"), RequestBody.fromString("theirs"));
    ours.become(begin);
    assertEquals("BucketNotEmpty", failure(ours).code());
    sandbox.s3().deleteObject(r -> r.bucket(name).key("theirs.txt"));
    ours.apply();
    assertEquals(Map.of(), ours.live().resources());
  }

  @Test
  void aRepositoryWithImages() {
    String begin = "stack \"ours\" { region = \"eu-central-1\" }\n";
    TestStack ours = TestStack.lenient(sandbox, "ours", begin + "repository \"app\" {}");
    ours.apply();
    sandbox
        .ecr()
        .putImage(r ->
            r.repositoryName("ours-app")
                .imageTag("1")
                .imageManifest("{\"schemaVersion\":2,\"layers\":[]}"));
    ours.become(begin);
    assertEquals("RepositoryNotEmptyException", failure(ours).code());
    ours.become(begin + "repository \"app\" { force_delete = true }");
    ours.apply();
    ours.become(begin);
    ours.apply();
    assertEquals(Map.of(), ours.live().resources());
  }

  private static Outcome.Failed failure(TestStack stack) {
    ApplyResult result = stack.attempt(stack.plan());
    assertEquals(1, result.failures().size(), () -> result.failures().toString());
    return assertInstanceOf(Outcome.Failed.class, result.failures().values().iterator().next());
  }
}
