package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The lives of the kinds that name things and start tasks. */
interface NamingKindContract extends KindContract {
  String SCHEDULE =
      """
      cluster "main" { capacity_providers = ["FARGATE", "FARGATE_SPOT"] }
      role "scheduler" {
        trust = "scheduler.amazonaws.com"
        policy "run" {
          policy_document {
            statement { actions = ["ecs:RunTask"], resources = ["*"] }
          }
        }
      }
      task_definition "report" {
        requires_compatibilities = [FARGATE]
        network_mode             = awsvpc
        cpu                      = 0.25vCPU
        memory                   = 512MiB
        container "app" { image = "busybox:1" }
      }
      schedule "nightly" {
        schedule_expression          = "cron(0 3 * * ? *)"
        schedule_expression_timezone = "Europe/Berlin"
        flexible_window              = 15m
        description                  = "reports"
        cluster                      = cluster.main
        task_definition              = task_definition.report
        role                         = role.scheduler
        subnets                      = ["subnet-0123456789abcdef0"]
        task_count                   = 2
        task_tags                    = { of = "contract" }
        tags                         = { of = "contract" }
        capacity_provider_strategy { capacity_provider = "FARGATE_SPOT", weight = 1 }
        retry_policy { maximum_event_age = 1h, maximum_retry_attempts = 3 }
        overrides {
          cpu = 0.5vCPU
          container "app" {
            command     = ["report", "--all"]
            environment = { MODE = "full" }
          }
        }
      }
      """;

  @Test
  default void aScheduleLives() {
    life(SCHEDULE)
        .edit("cron(0 3 * * ? *)", "rate(2 hours)", "UPDATE schedule.nightly")
        .edit("flexible_window              = 15m", "", "UPDATE schedule.nightly")
        .edit("--all", "--some", "UPDATE schedule.nightly")
        .edit("maximum_event_age = 1h, ", "", "UPDATE schedule.nightly")
        .edit("\n  tags ", "\n  state = DISABLED\n  tags ", "UPDATE schedule.nightly")
        .edit(
            "tags                         = { of = \"contract\" }\n", "", "UPDATE schedule.nightly")
        .edit("task_count ", "name = \"another\"\n  task_count ", "REPLACE schedule.nightly")
        .end();
  }

  /** What a run leaves that dies between the two calls. */
  @Test
  default void aGroupWithoutItsScheduleIsCompletedOrDeleted() {
    TestStack stack = life(SCHEDULE).stack();
    String name = stack.name() + "-nightly";
    aws().scheduler().deleteSchedule(r -> r.groupName(name).name(name));
    assertEquals(List.of("UPDATE schedule.nightly"), TestStack.changes(stack.apply()));
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    aws().scheduler().deleteSchedule(r -> r.groupName(name).name(name));
    stack.destroy();
    Contract.refused(
        "ResourceNotFoundException", () -> aws().scheduler().getScheduleGroup(r -> r.name(name)));
  }

  @Test
  default void anHttpNamespaceLives() {
    life("""
    namespace "main" {
      description = "of the contract"
      tags        = { of = "contract" }
    }
    """)
        .edit("of = \"contract\"", "of = \"tests\"", "UPDATE namespace.main")
        .edit("{\n  desc", "{\n  name = \"another\"\n  desc", "REPLACE namespace.main")
        .end();
  }

  @Test
  default void aNamespaceIsDescribedAnew() {
    expects(Gap.NAMESPACE_UPDATES);
    life("namespace \"main\" { description = \"before\" }")
        .edit("before", "after", "UPDATE namespace.main")
        .edit("description = \"after\"", "", "UPDATE namespace.main")
        .end();
  }

  @Test
  default void aPrivateNamespaceAndItsServiceLive() {
    life("""
    vpc "main" { cidr = 10.0.0.0/16 }
    namespace "main" {
      name    = "internal.example"
      type    = DNS_PRIVATE
      vpc     = vpc.main
      soa_ttl = 30s
    }
    discovery_service "web" {
      name        = "web"
      namespace   = namespace.main
      description = "of the contract"
      dns_config {
        record { type = A, ttl = 10s }
      }
      health_check_custom_config {}
    }
    """)
        .edit("of the contract", "of the tests", "UPDATE discovery_service.web")
        .edit("ttl = 10s", "ttl = 20s", "UPDATE discovery_service.web")
        .edit("type = A", "type = SRV", "REPLACE discovery_service.web")
        .edit("name        = \"web\"", "name = \"site\"", "REPLACE discovery_service.web")
        .end();
  }

  @Test
  default void aNamespacesTimeToLiveIsUpdated() {
    expects(Gap.NAMESPACE_SOA);
    life("namespace \"main\" { type = DNS_PUBLIC, name = \"example.com\", soa_ttl = 30s }")
        .edit("soa_ttl = 30s", "soa_ttl = 60s", "UPDATE namespace.main")
        .end();
  }
}
