package io.ecsctl.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A platform of N websites, to measure whole commands on: one network, cluster and secret, a load
 * balancer for each 90 services, and for each service a log group, two roles, a task definition of
 * two containers, a security group, a target group, a rule, the service of two tasks, and its
 * scaling.
 *
 * <p>Arguments of {@link #main}: N, the directory to write {@code main.ecs} to, and {@code
 * INDEX=TAG} for each service whose image is not {@code 1.0.0}.
 */
public final class Platform {
  /** AWS's default quota is 100 rules a load balancer. */
  private static final int RULES_PER_LOAD_BALANCER = 90;

  private Platform() {}

  public static void main(String[] args) throws IOException {
    int services = Integer.parseInt(args[0]);
    Map<Integer, String> tags = new HashMap<>();
    for (int i = 2; i < args.length; i++) {
      String[] change = args[i].split("=", 2);
      tags.put(Integer.parseInt(change[0]), change[1]);
    }
    Path file = Path.of(args[1], "main.ecs");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, program(services, tags));
  }

  /**
   * As {@code ecsctl fmt} leaves it, and valid.
   *
   * @param tags image tags by the services' numbers, which count from 1
   */
  public static String program(int services, Map<Integer, String> tags) {
    int loadBalancers = Math.max(1, Math.ceilDiv(services, RULES_PER_LOAD_BALANCER));
    return shared()
        + each(0, loadBalancers, Platform::loadBalancer)
        + each(1, services + 1, i -> service(i, tags.getOrDefault(i, "1.0.0")));
  }

  private static String each(int from, int to, IntFunction<String> text) {
    return IntStream.range(from, to).mapToObj(text).collect(Collectors.joining());
  }

  private static String shared() {
    return """
    stack "shop" {
      region = "us-east-1"
      tags   = { project = "shop" }
    }

    vpc "main" {
      cidr                 = 10.0.0.0/16
      enable_dns_support   = true
      enable_dns_hostnames = true
    }

    subnet "public_a" {
      vpc                     = vpc.main
      cidr                    = 10.0.0.0/24
      availability_zone       = "us-east-1a"
      map_public_ip_on_launch = true
    }
    subnet "public_b" {
      vpc                     = vpc.main
      cidr                    = 10.0.1.0/24
      availability_zone       = "us-east-1b"
      map_public_ip_on_launch = true
    }
    subnet "private_a" {
      vpc               = vpc.main
      cidr              = 10.0.16.0/20
      availability_zone = "us-east-1a"
    }
    subnet "private_b" {
      vpc               = vpc.main
      cidr              = 10.0.32.0/20
      availability_zone = "us-east-1b"
    }

    internet_gateway "main" { vpc = vpc.main }
    elastic_ip "nat" {}
    nat_gateway "main" {
      subnet     = subnet.public_a
      elastic_ip = elastic_ip.nat
    }
    route_table "public" {
      vpc     = vpc.main
      subnets = [subnet.public_a, subnet.public_b]
      route { to = 0.0.0.0/0, via = internet_gateway.main }
    }
    route_table "private" {
      vpc     = vpc.main
      subnets = [subnet.private_a, subnet.private_b]
      route { to = 0.0.0.0/0, via = nat_gateway.main }
    }

    cluster "main" {
      name               = "shop"
      container_insights = enabled
      capacity_providers = [FARGATE, FARGATE_SPOT]
      default_capacity_provider_strategy {
        capacity_provider = FARGATE
        base              = 1
        weight            = 1
      }
    }

    variable "api_key" {
      type      = string
      sensitive = true
    }
    parameter "api_key" {
      name  = "/shop/api-key"
      type  = SecureString
      value = var.api_key
    }

    security_group "alb" {
      vpc         = vpc.main
      name        = "shop-alb"
      description = "web to the load balancer"
      ingress { port = 80/tcp, from = [0.0.0.0/0], description = "http" }
      # ecs:acknowledge ECS629 its listener comes with a certificate
      ingress { port = 443/tcp, from = [0.0.0.0/0], description = "https" }
      egress { protocol = all, to = [0.0.0.0/0] }
    }
    """;
  }

  private static String loadBalancer(int k) {
    return """

    load_balancer "main_%1$d" {
      name            = "shop-%1$d"
      scheme          = internet-facing
      subnets         = [subnet.public_a, subnet.public_b]
      security_groups = [security_group.alb]
    }
    listener "http_%1$d" {
      load_balancer = load_balancer.main_%1$d
      port          = 80/tcp
      default_action {
        fixed_response {
          status_code  = 404
          content_type = "text/plain"
          message_body = "not found"
        }
      }
    }
    """
        .formatted(k);
  }

  private static String service(int i, String tag) {
    int port = 8000 + i;
    int loadBalancer = (i - 1) / RULES_PER_LOAD_BALANCER;
    int priority = (i - 1) % RULES_PER_LOAD_BALANCER + 1;
    return """

    log_group "@N@" {
      name      = "/ecs/shop/@N@"
      retention = 14d
    }
    role "@N@_exec" {
      name             = "shop-@N@-exec"
      trust            = "ecs-tasks.amazonaws.com"
      managed_policies = ["service-role/AmazonECSTaskExecutionRolePolicy"]
      policy "read-secret" {
        policy_document {
          statement {
            actions   = ["ssm:GetParameters"]
            resources = [parameter.api_key]
          }
        }
      }
    }
    role "@N@_task" {
      name  = "shop-@N@-task"
      trust = "ecs-tasks.amazonaws.com"
    }
    task_definition "@N@" {
      family                   = "shop-@N@"
      requires_compatibilities = [FARGATE]
      network_mode             = awsvpc
      cpu                      = 0.25vCPU
      memory                   = 512MiB
      execution_role           = role.@N@_exec
      task_role                = role.@N@_task
      container "app" {
        image       = "registry.example.com/shop/@N@:@T@"
        essential   = true
        cpu         = 192
        memory      = 384MiB
        environment = { PORT = "@P@", SERVICE = "@N@", STAGE = "prod" }
        secrets     = { API_KEY = parameter.api_key }
        log_group   = log_group.@N@
        port_mapping { container_port = @P@/tcp }
      }
      container "metrics" {
        image       = "registry.example.com/shop/metrics:1.4.0"
        essential   = false
        cpu         = 64
        memory      = 128MiB
        environment = { TARGET = "localhost:@P@" }
        log_group   = log_group.@N@
      }
    }
    security_group "@N@" {
      vpc         = vpc.main
      name        = "shop-@N@"
      description = "load balancer to @N@"
      ingress { port = @P@/tcp, from = [security_group.alb], description = "from the load balancer" }
      egress { protocol = all, to = [0.0.0.0/0] }
    }
    target_group "@N@" {
      vpc                  = vpc.main
      name                 = "shop-@N@"
      target_type          = ip
      protocol             = HTTP
      port                 = @P@/tcp
      deregistration_delay = 30s
      health_check {
        path                = "/@N@/health"
        matcher             = "200"
        interval            = 15s
        timeout             = 5s
        healthy_threshold   = 2
        unhealthy_threshold = 3
      }
    }
    listener_rule "@N@" {
      listener = listener.http_@K@
      priority = @R@
      condition { path_pattern = ["/@N@/*"] }
      action { forward = target_group.@N@ }
    }
    service "@N@" {
      cluster         = cluster.main
      name            = "@N@"
      task_definition = task_definition.@N@
      launch_type     = FARGATE
      subnets         = [subnet.private_a, subnet.private_b]
      security_groups = [security_group.@N@]
      deployment_circuit_breaker {
        enable   = true
        rollback = true
      }
      load_balancer {
        target_group = target_group.@N@
        container    = "app"
        port         = @P@/tcp
      }
    }
    autoscaling "@N@" {
      service = service.@N@
      min     = 2
      max     = 10
      target_tracking "cpu" {
        metric             = ECSServiceAverageCPUUtilization
        target             = 60
        scale_in_cooldown  = 2m
        scale_out_cooldown = 1m
      }
    }
    """
        .replace("@N@", "svc%03d".formatted(i))
        .replace("@P@", Integer.toString(port))
        .replace("@K@", Integer.toString(loadBalancer))
        .replace("@R@", Integer.toString(priority))
        .replace("@T@", tag);
  }
}
