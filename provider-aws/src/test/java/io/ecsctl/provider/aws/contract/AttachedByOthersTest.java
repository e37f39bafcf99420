package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

/**
 * Others attached something to the stack's own object, which AWS would delete or disconnect with it
 * without a word: the deletion is refused, telling whose it is, until they have let go.
 */
class AttachedByOthersTest {
  private static final String BEGIN = "stack \"ours\" { region = \"eu-central-1\" }\n";

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
      """;

  private final Sandbox account = Sandbox.open(SandboxOptions.forTests(TestStack.REGION));

  @AfterEach
  void close() {
    account.close();
  }

  private TestStack ours(String blocks) {
    TestStack ours = TestStack.lenient(account, "ours", BEGIN + blocks);
    ours.apply();
    return ours;
  }

  private TestStack theirs(String blocks) {
    TestStack theirs =
        TestStack.lenient(
            account, "theirs", "stack \"theirs\" { region = \"eu-central-1\" }\n" + blocks);
    theirs.apply();
    return theirs;
  }

  /** Nothing but that is refused. */
  private static void refused(TestStack ours, String address, String whose) {
    ApplyResult result = ours.attempt(ours.plan());
    assertEquals(List.of(address), List.copyOf(result.failures().keySet()));
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result.failures().get(address));
    assertEquals(ProviderException.USED_BY_OTHERS, failed.code(), failed::message);
    assertTrue(failed.message().contains(whose), failed::message);
  }

  private static void goes(TestStack ours) {
    ours.apply();
    assertEquals(List.of(), TestStack.changes(ours.plan()));
  }

  @Test
  void aSubnetOfOthersThatGoesByARouteTable() {
    TestStack ours =
        ours(NETWORK + "route_table \"main\" {\n vpc = vpc.main\n subnets = [subnet.a]\n}\n");
    TestStack theirs =
        theirs(
            "subnet \"guest\" {\n vpc = \"%s\"\n cidr = 10.0.9.0/24\n}\n"
                .formatted(ours.id("vpc.main")));
    String association =
        account
            .ec2()
            .associateRouteTable(r ->
                r.routeTableId(ours.id("route_table.main")).subnetId(theirs.id("subnet.guest")))
            .associationId();
    assertEquals(List.of("UPDATE route_table.main"), TestStack.changes(ours.plan()));
    refused(ours, "route_table.main", "which belongs to stack theirs as subnet.guest");
    ours.become(BEGIN + NETWORK);
    refused(ours, "route_table.main", "which belongs to stack theirs as subnet.guest");
    account.ec2().disassociateRouteTable(r -> r.associationId(association));
    goes(ours);
  }

  /** The program's own doing, in somebody else's network. */
  @Test
  void aRouteTableLetsGoOfTheSubnetsThatItsProgramBorrowed() {
    TestStack theirs = theirs(NETWORK);
    String table = "route_table \"main\" {\n vpc = \"%s\"\n subnets = [%s]\n}\n";
    String vpc = theirs.id("vpc.main");
    String a = "\"" + theirs.id("subnet.a") + "\"";
    String b = "\"" + theirs.id("subnet.b") + "\"";
    TestStack ours = ours(table.formatted(vpc, a));
    ours.become(BEGIN + table.formatted(vpc, a + ", " + b));
    goes(ours);
    ours.become(BEGIN + table.formatted(vpc, b));
    goes(ours);
    ours.become(BEGIN);
    goes(ours);
    theirs.destroy();
  }

  @Test
  void anAccessPointOfOthersInAFileSystem() {
    TestStack ours = ours("file_system \"main\" {}\n");
    String system = system(ours);
    String point =
        account
            .efs()
            .createAccessPoint(r -> r.fileSystemId(system).clientToken("theirs"))
            .accessPointId();
    ours.become(BEGIN);
    refused(ours, "file_system.main", point + ", which belongs to something that ecsctl did not");
    account.efs().deleteAccessPoint(r -> r.accessPointId(point));
    goes(ours);
  }

  @Test
  void aMountTargetOfOthersInAFileSystem() {
    TestStack ours =
        ours(NETWORK + "file_system \"main\" {\n mount_target { subnet = subnet.a }\n}\n");
    String system = system(ours);
    String target =
        account
            .efs()
            .createMountTarget(r -> r.fileSystemId(system).subnetId(ours.id("subnet.b")))
            .mountTargetId();
    refused(ours, "file_system.main", target);
    ours.become(BEGIN + NETWORK);
    refused(ours, "file_system.main", target);
    account.efs().deleteMountTarget(r -> r.mountTargetId(target));
    goes(ours);
  }

  private static String system(TestStack ours) {
    String arn = ours.id("file_system.main");
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static final String BALANCER =
      NETWORK
          + """
          security_group "balancer" {
            vpc         = vpc.main
            description = "balancer"
          }
          load_balancer "main" {
            scheme          = internal
            subnets         = [subnet.a, subnet.b]
            security_groups = [security_group.balancer]
          }
          """;

  private static final String LISTENER =
      """
      listener "main" {
        load_balancer = load_balancer.main
        port          = 80/tcp
        default_action { fixed_response { status_code = 404 } }
      }
      """;

  @Test
  void aRuleOfOthersAtAListener() {
    TestStack ours = ours(BALANCER + LISTENER);
    TestStack theirs =
        theirs(
            """
            listener_rule "guest" {
              listener = "%s"
              priority = 7
              condition { path_pattern = ["/guest"] }
              action { fixed_response { status_code = 204 } }
            }
            """
                .formatted(ours.id("listener.main")));
    ours.become(BEGIN + BALANCER);
    refused(ours, "listener.main", "which belongs to stack theirs as listener_rule.guest");
    assertEquals(List.of(), TestStack.changes(theirs.plan()));
    theirs.destroy();
    goes(ours);
  }

  @Test
  void aListenerOfOthersAtALoadBalancer() {
    TestStack ours = ours(BALANCER);
    TestStack theirs =
        theirs(
            """
            listener "guest" {
              load_balancer = "%s"
              port          = 80/tcp
              default_action { fixed_response { status_code = 404 } }
            }
            """
                .formatted(ours.id("load_balancer.main")));
    ours.become(BEGIN + NETWORK);
    ApplyResult result = ours.attempt(ours.plan());
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, result.failures().get("load_balancer.main"));
    assertEquals(ProviderException.USED_BY_OTHERS, failed.code(), failed::message);
    theirs.destroy();
    goes(ours);
  }

  @Test
  void aGroupOfOthersThatIsMadeFromALaunchTemplate() {
    TestStack ours =
        ours(
            NETWORK
                + """
                launch_template "main" {
                  image         = al2023
                  instance_type = "m7g.large"
                }
                """);
    TestStack theirs =
        theirs(
            """
            auto_scaling_group "guest" {
              launch_template = "%s"
              min_size        = 0
              max_size        = 1
              subnets         = ["%s"]
            }
            """
                .formatted(ours.id("launch_template.main"), ours.id("subnet.a")));
    ours.become(BEGIN + NETWORK);
    refused(ours, "launch_template.main", "stack theirs as auto_scaling_group.guest");
    theirs.destroy();
    goes(ours);
  }

  /** It goes on doing what it does: none of its policies is taken away before it is refused. */
  @Test
  void aProfileOfOthersThatHoldsARole() {
    String role =
        """
        role "app" {
          trust            = "ec2.amazonaws.com"
          managed_policies = ["AmazonSSMManagedInstanceCore"]
        }
        """;
    TestStack ours = ours(role);
    TestStack theirs = theirs("instance_profile \"guest\" { role = \"ours-app\" }\n");
    ours.become(BEGIN);
    refused(ours, "role.app", "which belongs to stack theirs as instance_profile.guest");
    ours.become(BEGIN + role);
    assertEquals(List.of(), TestStack.changes(ours.plan()));
    theirs.destroy();
    ours.become(BEGIN);
    goes(ours);
  }

  /** A plan shows it, and to keep it is for the program to say. */
  @Test
  void aPolicyThatOthersAttachedToARole() {
    String role = "role \"app\" {\n trust = \"ecs-tasks.amazonaws.com\"\n%s}\n";
    TestStack ours = ours(role.formatted(""));
    String audit = "arn:aws:iam::aws:policy/SecurityAudit";
    account.iam().attachRolePolicy(r -> r.roleName("ours-app").policyArn(audit));
    assertEquals(List.of("UPDATE role.app"), TestStack.changes(ours.plan()));
    ours.become(BEGIN + role.formatted("lifecycle { external = [managed_policies] }\n"));
    assertEquals(List.of(), TestStack.changes(ours.plan()));
    ours.become(BEGIN);
    goes(ours);
  }

  private static final String SCHEDULE =
      """
      cluster "main" {}
      task_definition "main" {
        requires_compatibilities = [EC2]
        network_mode             = bridge
        container "app" {
          image  = "nginx:1"
          memory = 128MiB
        }
      }
      role "scheduler" { trust = "scheduler.amazonaws.com" }
      """;

  @Test
  void aScheduleOfOthersInTheGroupOfASchedule() {
    TestStack ours =
        ours(
            SCHEDULE
                + """
                schedule "nightly" {
                  schedule_expression = "rate(1 day)"
                  cluster             = cluster.main
                  task_definition     = task_definition.main
                  launch_type         = EC2
                  role                = role.scheduler
                }
                """);
    SchedulerClient scheduler = account.scheduler();
    GetScheduleResponse own =
        scheduler.getSchedule(r -> r.groupName("ours-nightly").name("ours-nightly"));
    String guest =
        scheduler
            .createSchedule(r ->
                r.groupName(own.groupName())
                    .name("guest")
                    .scheduleExpression("rate(1 hour)")
                    .flexibleTimeWindow(own.flexibleTimeWindow())
                    .target(own.target()))
            .scheduleArn();
    ours.become(BEGIN + SCHEDULE);
    refused(ours, "schedule.nightly", "schedule " + guest);
    assertEquals(List.of("DELETE schedule.nightly"), TestStack.changes(ours.plan()));
    assertEquals(own, scheduler.getSchedule(r -> r.groupName("ours-nightly").name("ours-nightly")));
    scheduler.deleteSchedule(r -> r.groupName("ours-nightly").name("guest"));
    goes(ours);
  }

  @Test
  void theScalingOfAServiceBelongsToItsProgram() {
    TestStack theirs =
        theirs(
            """
            cluster "main" {}
            task_definition "main" {
              requires_compatibilities = [EC2]
              network_mode             = bridge
              container "app" {
                image  = "nginx:1"
                memory = 128MiB
              }
            }
            service "main" {
              cluster         = cluster.main
              task_definition = task_definition.main
              launch_type     = EC2
              desired_count   = 0
            }
            """);
    TestStack ours =
        TestStack.lenient(
            account,
            "ours",
            BEGIN
                + """
                data cluster "shared" { name = "theirs-main" }
                data service "web" {
                  cluster = data.cluster.shared
                  name    = "theirs-main"
                }
                autoscaling "web" {
                  service = data.service.web
                  min     = 1
                  max     = 2
                }
                """);
    ApplyResult result = ours.attempt(ours.plan());
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, result.failures().get("autoscaling.web"));
    assertEquals(ProviderException.NOT_OWNED, failed.code(), failed::message);
    assertEquals(List.of(), TestStack.changes(theirs.plan()));
  }

  /** What would be written over without a word is told, with what to write if it is the same. */
  @Test
  void theScalingOfAServiceBelongsToOneBlock() {
    String service =
        """
        cluster "main" {}
        task_definition "main" {
          requires_compatibilities = [EC2]
          network_mode             = bridge
          container "app" {
            image  = "nginx:1"
            memory = 128MiB
          }
        }
        service "main" {
          cluster         = cluster.main
          task_definition = task_definition.main
          launch_type     = EC2
          desired_count   = 0
        }
        """;
    String scaling = "autoscaling \"%s\" { service = service.main, min = 0, max = 2 }%n";
    String first = BEGIN + service + scaling.formatted("web");
    TestStack.lenient(account, "ours", first).apply();
    TestStack ours = TestStack.lenient(account, "ours", first + scaling.formatted("app"));
    ApplyResult result = ours.attempt(ours.plan());
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, result.failures().get("autoscaling.app"));
    assertEquals(
        "Service service/ours-main/ours-main is scaled already, by autoscaling.web. If it was"
            + " renamed, add `moved { from = autoscaling.web, to = autoscaling.app }`. Otherwise"
            + " remove that first.",
        failed.message());
  }
}
