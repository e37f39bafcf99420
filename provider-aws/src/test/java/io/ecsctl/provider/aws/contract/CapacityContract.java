package io.ecsctl.provider.aws.contract;

import org.junit.jupiter.api.Test;

/** The life of what EC2 capacity is made of: profiles, templates, groups, capacity providers. */
interface CapacityContract extends Contract {
  String PLACE =
      """
      vpc "main" { cidr = 10.0.0.0/16 }
      subnet "a" {
        vpc               = vpc.main
        cidr              = 10.0.1.0/24
        availability_zone = "eu-central-1a"
      }
      subnet "b" {
        vpc               = vpc.main
        cidr              = 10.0.2.0/24
        availability_zone = "eu-central-1b"
      }
      """;

  String TEMPLATE =
      """
      launch_template "main" {
        image         = al2023-arm64
        instance_type = "m7g.large"
      }
      """;

  /** Instances of which join the cluster. */
  String JOINING =
      """
      role "instance" {
        trust            = "ec2.amazonaws.com"
        managed_policies = ["AmazonEC2ContainerServiceforEC2Role"]
      }
      instance_profile "instance" { role = role.instance }
      launch_template "main" {
        image            = al2023-arm64
        instance_type    = "m7g.large"
        instance_profile = instance_profile.instance
        ecs_agent { cluster = cluster.main }
      }
      """;

  String GROUP =
      """
      auto_scaling_group "main" {
        launch_template         = launch_template.main
        launch_template_version = launch_template.main.latest_version
        subnets                 = [subnet.a]
        min_size                = 0
        max_size                = 2
        desired_capacity        = 0
      }
      """;

  private KindLife life(String... blocks) {
    return new KindLife(aws(), String.join("\n", blocks));
  }

  @Test
  default void anInstanceProfileLives() {
    life("""
    role "one" { trust = "ec2.amazonaws.com" }
    role "two" { trust = "ec2.amazonaws.com" }
    instance_profile "main" {
      role = role.one
    }
    """)
        .edit("= role.one", "= role.two", "UPDATE instance_profile.main")
        .edit(
            "= role.two",
            "= role.two\n  tags = { of = \"contract\" }",
            "UPDATE instance_profile.main")
        .edit(
            "tags =",
            "name = \"%s\"\n  tags =".formatted(Network.name("profile")),
            "REPLACE instance_profile.main")
        .end();
  }

  @Test
  default void aLaunchTemplateLives() {
    expects(Gap.IMAGE_ALIASES);
    life("""
    cluster "main" {}
    role "instance" {
      trust            = "ec2.amazonaws.com"
      managed_policies = ["AmazonEC2ContainerServiceforEC2Role"]
    }
    instance_profile "main" { role = role.instance }
    vpc "main" { cidr = 10.0.0.0/16 }
    security_group "instance" {
      vpc         = vpc.main
      description = "instances"
    }
    launch_template "main" {
      description      = "first"
      image            = al2023
      instance_type    = "m7g.large"
      instance_profile = instance_profile.main
      security_groups  = [security_group.instance]
      block_device {
        device_name           = "/dev/xvda"
        volume_size           = 30GiB
        volume_type           = gp3
        encrypted             = true
        delete_on_termination = true
      }
      metadata_options { http_tokens = required, http_put_response_hop_limit = 2 }
      tag_specification { resource_type = instance, tags = { of = "contract" } }
      ecs_agent {
        cluster             = cluster.main
        task_iam_role       = true
        reserved_memory     = 256MiB
        logging_drivers     = ["awslogs", "fluentd"]
        spot_draining       = true
        image_pull_behavior = prefer-cached
        instance_attributes = { stack = "blue" }
        container_stop_timeout = 45s
      }
      user_data = "echo ready\\n"
    }
    """)
        .edit("m7g.large", "m7g.xlarge", "UPDATE launch_template.main")
        .edit("45s", "1m", "UPDATE launch_template.main")
        .edit("echo ready", "echo steady", "UPDATE launch_template.main")
        .edit("al2023", "\"ami-0123456789abcdef0\"", "UPDATE launch_template.main")
        .edit("30GiB", "40GiB", "UPDATE launch_template.main")
        .edit(
            "description      = \"first\"",
            "tags = { team = \"web\" }",
            "UPDATE launch_template.main")
        .edit(
            "tags = { team",
            "name = \"%s\"\n  tags = { team".formatted(Network.name("template")),
            "REPLACE launch_template.main")
        .end();
  }

  @Test
  default void anAutoScalingGroupLives() {
    expects(Gap.IMAGE_ALIASES);
    life(PLACE, TEMPLATE, GROUP)
        .edit("max_size                = 2", "max_size = 3", "UPDATE auto_scaling_group.main")
        .edit("[subnet.a]", "[subnet.a, subnet.b]", "UPDATE auto_scaling_group.main")
        .edit(
            "desired_capacity        = 0", "desired_capacity = 1", "UPDATE auto_scaling_group.main")
        .edit(
            "desired_capacity = 1",
            "desired_capacity = 1\n  tags = { of = \"contract\" }",
            "UPDATE auto_scaling_group.main")
        .edit(
            "  tags = {",
            "  propagate_tags_at_launch = false\n  tags = {",
            "UPDATE auto_scaling_group.main")
        .edit(
            "m7g.large",
            "m7g.xlarge",
            "UPDATE auto_scaling_group.main",
            "UPDATE launch_template.main")
        .edit(
            "  propagate_tags_at_launch = false\n",
            "  name = \"%s\"\n".formatted(Network.name("group")),
            "REPLACE auto_scaling_group.main")
        .end();
  }

  @Test
  default void aGroupIsScaledByMetricsAlarmsAndTheClock() {
    expects(Gap.TEMPLATE_TAGS);
    life(
            PLACE,
            TEMPLATE.replace("al2023-arm64", "\"ami-0123456789abcdef0\""),
            GROUP.replace(
                "  desired_capacity        = 0\n",
                """
                  target_tracking "cpu" { metric = ASGAverageCPUUtilization, target = 60 }
                  step "out" {
                    adjustment_type           = ChangeInCapacity
                    estimated_instance_warmup = 2m
                    adjust { from = 0, to = 20, by = 1 }
                    adjust { from = 20, by = 2 }
                  }
                  scheduled "night" {
                    recurrence = "0 20 * * *"
                    time_zone  = "Europe/Berlin"
                    max_size   = 1
                  }
                """),
            """
            alarm "busy" {
              metric_name         = "CPUReservation"
              namespace           = "AWS/ECS"
              statistic           = Average
              period              = 1m
              evaluation_periods  = 3
              threshold           = 80
              comparison_operator = GreaterThanThreshold
              alarm_actions       = [auto_scaling_group.main.policies["out"]]
            }
            """)
        .edit("target = 60", "target = 50", "UPDATE auto_scaling_group.main")
        .edit("by = 2", "by = 3", "UPDATE auto_scaling_group.main")
        .edit("0 20 * * *", "0 22 * * *", "UPDATE auto_scaling_group.main")
        .edit("max_size   = 1", "desired_capacity = 1", "UPDATE auto_scaling_group.main")
        .edit(
            "target_tracking \"cpu\" { metric = ASGAverageCPUUtilization, target = 50 }",
            "",
            "UPDATE alarm.busy",
            "UPDATE auto_scaling_group.main")
        .end();
  }

  @Test
  default void anAlarmOverAlarmsLives() {
    expects(Gap.COMPOSITE_ALARMS);
    life("""
    alarm "busy" {
      for_each            = toset(["CPUUtilization", "MemoryUtilization"])
      metric_name         = each.key
      namespace           = "AWS/ECS"
      statistic           = Average
      period              = 1m
      evaluation_periods  = 3
      threshold           = 80
      comparison_operator = GreaterThanThreshold
    }
    composite_alarm "main" {
      rule        = join(" OR ", [for each in values(alarm.busy) : "ALARM(${each.name})"])
      description = "busy"
    }
    """)
        .edit("\" OR \"", "\" AND \"", "UPDATE composite_alarm.main")
        .edit("description = \"busy\"", "description = \"all busy\"", "UPDATE composite_alarm.main")
        .edit(
            "description = \"all busy\"",
            "actions_enabled = false\n  tags = { of = \"contract\" }",
            "UPDATE composite_alarm.main")
        .edit("contract", "tests", "UPDATE composite_alarm.main")
        .edit(
            "actions_enabled",
            "name = \"%s\"\n actions_enabled".formatted(Network.name("alarm")),
            "REPLACE composite_alarm.main")
        .end();
  }

  @Test
  default void aGroupOfSeveralTypesLives() {
    expects(Gap.MIXED_INSTANCES);
    life(PLACE, TEMPLATE, GROUP)
        .edit(
            "  min_size ",
            """
              override { instance_type = "m7g.large" }
              override { instance_type = "m6g.large", weighted_capacity = 2 }
              instances_distribution {
                on_demand_base_capacity                  = 1
                on_demand_percentage_above_base_capacity = 0
                spot_allocation_strategy                 = price-capacity-optimized
              }
              min_size \
            """,
            "UPDATE auto_scaling_group.main")
        .edit("capacity                  = 1", "capacity = 2", "UPDATE auto_scaling_group.main")
        .end();
  }

  @Test
  default void aCapacityProviderLives() {
    expects(Gap.CAPACITY_PROVIDERS_BY_TAG);
    life(
            PLACE,
            JOINING,
            GROUP,
            """
            capacity_provider "main" {
              auto_scaling_group = auto_scaling_group.main
              managed_scaling { status = ENABLED, target_capacity = 100 }
            }
            cluster "main" {
              capacity_providers = [FARGATE, capacity_provider.main]
              default_capacity_provider_strategy {
                capacity_provider = capacity_provider.main
                weight            = 1
              }
            }
            """)
        .edit("target_capacity = 100", "target_capacity = 80", "UPDATE capacity_provider.main")
        .edit(
            "managed_scaling {",
            "tags = { of = \"contract\" }\n  managed_scaling {",
            "UPDATE capacity_provider.main")
        .edit(
            "weight            = 1",
            "weight = 2",
            "UPDATE cluster.main (capacity_providers, default_capacity_provider_strategy)")
        .end();
  }

  @Test
  default void anAlarmLives() {
    life("""
    alarm "main" {
      metric_name         = "CPUUtilization"
      namespace           = "AWS/ECS"
      statistic           = Average
      dimensions          = { ClusterName = "shop" }
      period              = 1m
      evaluation_periods  = 3
      threshold           = 80
      comparison_operator = GreaterThanThreshold
    }
    """)
        .edit("= 80", "= 75.5", "UPDATE alarm.main")
        .edit("= 1m", "= 5m", "UPDATE alarm.main")
        .edit("\"shop\" }", "\"shop\" }\n  description = \"busy\"", "UPDATE alarm.main")
        .edit("  description", "  tags = { of = \"contract\" }\n  description", "UPDATE alarm.main")
        .edit(
            "  description",
            "  name = \"%s\"\n  description".formatted(Network.name("alarm")),
            "REPLACE alarm.main")
        .end();
  }

  /** A service without tasks, which needs no network and no capacity. */
  String IDLE =
      """
      task_definition "main" {
        requires_compatibilities = [EC2]
        network_mode             = bridge
        container "app" {
          image  = "nginx:1"
          memory = 512MiB
        }
      }
      service "main" {
        cluster         = cluster.main
        task_definition = task_definition.main
        desired_count   = 0
        launch_type     = EC2
      }
      """;

  @Test
  default void stepsAndScheduledBoundsLive() {
    expects(Gap.POLICIES_THAT_ARE_GONE);
    life(
            "cluster \"main\" {}",
            IDLE,
            """
            autoscaling "main" {
              service = service.main
              min     = 0
              max     = 4
              step "up" {
                adjustment_type = ChangeInCapacity
                cooldown        = 1m
                adjust { from = 0, to = 20, by = 1 }
                adjust { from = 20, by = 2 }
              }
              scheduled "night" {
                schedule = "cron(0 20 ? * MON-FRI *)"
                timezone = "Europe/Berlin"
                min      = 0
                max      = 1
              }
            }
            alarm "main" {
              metric_name         = "CPUUtilization"
              namespace           = "AWS/ECS"
              statistic           = Average
              period              = 1m
              evaluation_periods  = 3
              threshold           = 80
              comparison_operator = GreaterThanThreshold
              alarm_actions       = [autoscaling.main.policies["up"]]
            }
            """)
        .edit("by = 2", "by = 3", "UPDATE autoscaling.main")
        .edit("cron(0 20", "cron(0 21", "UPDATE autoscaling.main")
        .edit("    timezone = \"Europe/Berlin\"\n", "", "UPDATE autoscaling.main")
        .end();
  }

  /** ECS has no call for the launch type, and needs none: a strategy takes its place. */
  @Test
  default void aServiceMovesToACapacityProviderAndBack() {
    expects(Gap.CAPACITY_PROVIDERS_BY_TAG);
    life(
            PLACE,
            JOINING,
            GROUP,
            "capacity_provider \"main\" { auto_scaling_group = auto_scaling_group.main }",
            "cluster \"main\" { capacity_providers = [capacity_provider.main] }",
            IDLE)
        .edit(
            "launch_type     = EC2",
            "capacity_provider_strategy { capacity_provider = capacity_provider.main, weight = 1 }",
            "UPDATE service.main")
        .edit("weight = 1", "weight = 2", "UPDATE service.main")
        .edit(
            "capacity_provider_strategy { capacity_provider = capacity_provider.main, weight = 2 }",
            "launch_type     = EC2",
            "UPDATE service.main")
        .end();
  }
}
