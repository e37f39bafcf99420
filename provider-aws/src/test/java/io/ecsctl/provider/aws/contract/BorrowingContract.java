package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.StackScope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Tag;

/** A service among things of others: they stay what they were, to the last tag. */
interface BorrowingContract extends Contract {
  private static String program(Map<String, String> others) {
    String text =
        """
        stack "guest" {}
        data vpc "main" { id = "VPC" }
        data subnet "private" {
          all  = true
          vpc  = data.vpc.main
          tags = { tier = "SUBNETS" }
        }
        data cluster "shared" { name = "CLUSTER" }
        data role "execution" { name = "ROLE" }
        data listener "http" {
          load_balancer = "BALANCER"
          port          = 80/tcp
        }
        security_group "tasks" {
          vpc         = data.vpc.main
          description = "of a guest"
          egress { port = 443/tcp, to = [0.0.0.0/0] }
        }
        target_group "web" {
          vpc         = data.vpc.main
          target_type = ip
          port        = 8080/tcp
        }
        listener_rule "web" {
          listener = data.listener.http
          priority = 7
          condition { path_pattern = ["/guest"] }
          action { forward = target_group.web }
        }
        task_definition "web" {
          requires_compatibilities = [FARGATE]
          network_mode             = awsvpc
          cpu                      = 0.25vCPU
          memory                   = 512MiB
          execution_role           = data.role.execution
          container "app" {
            image = "nginx"
            port_mapping { container_port = 8080/tcp }
          }
        }
        service "web" {
          cluster         = data.cluster.shared
          task_definition = task_definition.web
          launch_type     = FARGATE
          desired_count   = 0
          subnets         = data.subnet.private
          security_groups = [security_group.tasks]
          load_balancer {
            target_group = target_group.web
            container    = "app"
            port         = 8080/tcp
          }
        }
        """;
    for (var other : others.entrySet()) {
      text = text.replace(other.getKey(), other.getValue());
    }
    return text;
  }

  /** The index of tags alone knows of it: its cluster is not the stack's. */
  @Test
  default void aServiceOnAClusterOfOthersIsFoundAgain() {
    String cluster = Network.name("shared");
    aws().ecs().createCluster(r -> r.clusterName(cluster));
    TestStack guest =
        new TestStack(
            aws(),
            "lodger",
            """
            stack "lodger" {}
            data cluster "shared" { name = "CLUSTER" }
            task_definition "web" {
              requires_compatibilities = [EC2]
              network_mode             = bridge
              container "app" {
                image  = "nginx"
                memory = 512MiB
              }
            }
            service "web" {
              cluster         = data.cluster.shared
              task_definition = task_definition.web
              launch_type     = EC2
              desired_count   = 0
            }
            """
                .replace("CLUSTER", cluster));
    guest.apply();
    assertEquals(List.of(), TestStack.changes(guest.plan()));
    guest.destroy();
    assertEquals(Map.of(), guest.live().resources());
  }

  @Test
  default void nothingOfOthersIsChanged() {
    expects(Gap.RULES_BY_TAG); // a rule on a listener of others is found by its tag alone
    String vpc = network().vpc();
    network().internetGateway(vpc);
    List<String> subnets = List.of(network().subnet(vpc, 10, "a"), network().subnet(vpc, 11, "b"));
    String tier = Network.name("tier");
    aws()
        .ec2()
        .createTags(r -> r.resources(subnets).tags(Tag.builder().key("tier").value(tier).build()));
    String cluster = Network.name("shared");
    aws().ecs().createCluster(r -> r.clusterName(cluster));
    String role = network().role();
    String balancer = network().balancer(vpc);
    String listener = network().listener(balancer);
    Map<String, String> others =
        new TreeMap<>(
            Map.of(
                "VPC", vpc,
                "SUBNETS", tier,
                "CLUSTER", cluster,
                "ROLE", role.substring(role.lastIndexOf('/') + 1),
                "BALANCER", balancer));
    TestStack guest = new TestStack(aws(), "guest", program(others));
    Map<String, String> kinds =
        Map.of(
            vpc,
            "vpc",
            subnets.get(0),
            "subnet",
            subnets.get(1),
            "subnet",
            cluster,
            "cluster",
            role,
            "role",
            balancer,
            "load_balancer",
            listener,
            "listener");
    Map<String, LiveResource> before = read(guest.provider(), kinds);
    guest.apply();
    assertEquals(List.of(), TestStack.changes(guest.plan()));
    assertEquals(before, read(guest.provider(), kinds));
    guest.destroy();
    assertEquals(before, read(guest.provider(), kinds));
    assertEquals(Map.of(), guest.live().resources());
  }

  private static Map<String, LiveResource> read(Provider provider, Map<String, String> kinds) {
    Map<String, LiveResource> live = new TreeMap<>();
    kinds.forEach((id, kind) ->
        live.put(
            id,
            provider
                .find(new StackScope("nobody"), ResourceAddress.of(kind, "others"), id)
                .orElseThrow()
                .live()));
    return live;
  }
}
