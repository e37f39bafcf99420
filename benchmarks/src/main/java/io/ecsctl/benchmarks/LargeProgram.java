package io.ecsctl.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program of about 5,000 resources and 5 MB: a thousand services, each with its task definition,
 * role, log group and security group. And what comes nearest to it in Terraform without a provider:
 * the same names, values and references in {@code terraform_data}.
 *
 * <p>Arguments of {@link #main}: the directory to write {@code large/main.ecs}, {@code
 * large-tf/main.tf}, {@code small/main.ecs} and {@code small-tf/main.tf} to.
 */
public final class LargeProgram {
  /** Makes 5 MB. */
  public static final int SERVICES = 1_000;

  private static final int SETTINGS = 31;

  private LargeProgram() {}

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    write(directory.resolve("large/main.ecs"), large());
    write(directory.resolve("large-tf/main.tf"), terraform(SERVICES, SETTINGS));
    write(directory.resolve("small/main.ecs"), ecs(1, SETTINGS / 2));
    write(directory.resolve("small-tf/main.tf"), terraform(1, SETTINGS / 2));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }

  /** As {@code ecsctl fmt} leaves it, and valid. */
  public static String large() {
    return ecs(SERVICES, SETTINGS);
  }

  private static String ecs(int services, int settings) {
    return """
    stack "large" {
      region = "eu-central-1"
      tags   = { team = "benchmarks" }
    }

    locals {
      domain = "example.com"
    }

    vpc "main" { cidr = 10.0.0.0/16 }

    subnet "main" {
      for_each          = { a = 10.0.0.0/17, b = 10.0.128.0/17 }
      vpc               = vpc.main
      cidr              = each.value
      availability_zone = "${stack.region}${each.key}"
    }

    internet_gateway "main" { vpc = vpc.main }

    route_table "main" {
      vpc     = vpc.main
      subnets = values(subnet.main)
      route { to = 0.0.0.0/0, via = internet_gateway.main }
    }

    cluster "main" {}
    """
        + all(services, i -> service(i, settings));
  }

  private static String service(int i, int count) {
    String settings =
        all(
            count,
            n ->
                """
                      SETTING_%02d_ENDPOINT = "https://service-%d.${local.domain}/path/%d?stack=${stack.name}"
                      SETTING_%02d_LIMIT    = %d + %d
                """
                    .formatted(n, n, i, n, i, n));
    return """

    # Service number %1$d.
    log_group "app_%1$d" { retention = 14d }

    role "app_%1$d" {
      trust            = "ecs-tasks.amazonaws.com"
      managed_policies = ["AmazonECSTaskExecutionRolePolicy"]
    }

    security_group "app_%1$d" {
      vpc         = vpc.main
      description = "service ${local.domain} %1$d"
      egress { port = 443/tcp, to = [0.0.0.0/0] }
    }

    task_definition "app_%1$d" {
      requires_compatibilities = [FARGATE]
      network_mode             = awsvpc
      cpu                      = 0.25vCPU
      memory                   = 512MiB
      execution_role           = role.app_%1$d
      container "app" {
        image     = "public.ecr.aws/nginx/nginx-unprivileged:1.%1$d"
        log_group = log_group.app_%1$d
        port_mapping { container_port = 8080/tcp, name = "http" }
        environment = {
    %2$s    }
      }
    }

    service "app_%1$d" {
      cluster                    = cluster.main
      task_definition            = task_definition.app_%1$d
      launch_type                = FARGATE
      desired_count              = 1
      subnets                    = values(subnet.main)
      security_groups            = [security_group.app_%1$d]
      assign_public_ip           = ENABLED
      deployment_circuit_breaker = { enable = true, rollback = true }
    }
    """
        .formatted(i, settings);
  }

  /** As {@code terraform fmt} leaves it, and valid without a provider. */
  private static String terraform(int services, int settings) {
    return """
    locals {
      domain = "example.com"
      stack  = "large"
    }

    resource "terraform_data" "vpc" { input = "10.0.0.0/16" }

    resource "terraform_data" "subnet" {
      for_each = { a = "10.0.0.0/17", b = "10.0.128.0/17" }
      input = {
        vpc               = terraform_data.vpc.id
        cidr              = each.value
        availability_zone = "eu-central-1${each.key}"
      }
    }

    resource "terraform_data" "cluster" {}
    """
        + all(services, i -> terraformService(i, settings));
  }

  private static String terraformService(int i, int count) {
    String settings =
        all(
            count,
            n ->
                """
                        SETTING_%02d_ENDPOINT = "https://service-%d.${local.domain}/path/%d?stack=${local.stack}"
                        SETTING_%02d_LIMIT    = %d + %d
                """
                    .formatted(n, n, i, n, i, n));
    return """

    # Service number %1$d.
    resource "terraform_data" "log_group_%1$d" { input = { retention = 14 } }

    resource "terraform_data" "role_%1$d" {
      input = {
        trust            = "ecs-tasks.amazonaws.com"
        managed_policies = ["AmazonECSTaskExecutionRolePolicy"]
      }
    }

    resource "terraform_data" "security_group_%1$d" {
      input = {
        vpc         = terraform_data.vpc.id
        description = "service ${local.domain} %1$d"
        egress      = { port = 443, to = ["0.0.0.0/0"] }
      }
    }

    resource "terraform_data" "task_definition_%1$d" {
      input = {
        requires_compatibilities = ["FARGATE"]
        network_mode             = "awsvpc"
        cpu                      = 256
        memory                   = 512
        execution_role           = terraform_data.role_%1$d.id
        container = {
          image        = "public.ecr.aws/nginx/nginx-unprivileged:1.%1$d"
          log_group    = terraform_data.log_group_%1$d.id
          port_mapping = { container_port = 8080, name = "http" }
          environment = {
    %2$s      }
        }
      }
    }

    resource "terraform_data" "service_%1$d" {
      input = {
        cluster         = terraform_data.cluster.id
        task_definition = terraform_data.task_definition_%1$d.id
        launch_type     = "FARGATE"
        desired_count   = 1
        subnets         = values(terraform_data.subnet)[*].id
        security_groups = [terraform_data.security_group_%1$d.id]
      }
    }
    """
        .formatted(i, settings);
  }

  private static String all(int count, IntFunction<String> part) {
    return IntStream.rangeClosed(1, count).mapToObj(part).collect(Collectors.joining());
  }
}
