package io.ecsctl.compiler.binding;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What Terraform's AWS provider calls the things that this language has kinds for, or parts of
 * kinds. Source: the provider's documentation, version 5.
 */
final class TerraformNames {
  private static final String PREFIX = "aws_";

  /** Without the prefix; those that only have the prefix too much are not here. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          entry("acm_certificate", "certificate"),
          entry("acm_certificate_validation", "certificate"),
          entry("alb", "load_balancer"),
          entry("alb_listener", "listener"),
          entry("alb_listener_rule", "listener_rule"),
          entry("alb_target_group", "target_group"),
          entry("appautoscaling_policy", "autoscaling"),
          entry("appautoscaling_scheduled_action", "autoscaling"),
          entry("appautoscaling_target", "autoscaling"),
          entry("autoscaling_group", "auto_scaling_group"),
          entry("autoscaling_policy", "autoscaling"),
          entry("cloudwatch_composite_alarm", "composite_alarm"),
          entry("cloudwatch_event_rule", "schedule"),
          entry("cloudwatch_event_target", "schedule"),
          entry("cloudwatch_log_group", "log_group"),
          entry("cloudwatch_metric_alarm", "alarm"),
          entry("ecr_image", "image"),
          entry("ecr_lifecycle_policy", "repository"),
          entry("ecr_pull_through_cache_rule", "pull_through_cache"),
          entry("ecr_repository", "repository"),
          entry("ecs_capacity_provider", "capacity_provider"),
          entry("ecs_cluster", "cluster"),
          entry("ecs_cluster_capacity_providers", "cluster"),
          entry("ecs_service", "service"),
          entry("ecs_task_definition", "task_definition"),
          entry("efs_access_point", "file_system"),
          entry("efs_file_system", "file_system"),
          entry("efs_mount_target", "file_system"),
          entry("eip", "elastic_ip"),
          entry("iam_instance_profile", "instance_profile"),
          entry("iam_policy", "policy"),
          entry("iam_policy_document", "policy"),
          entry("iam_role", "role"),
          entry("iam_role_policy", "role"),
          entry("iam_role_policy_attachment", "role"),
          entry("lb", "load_balancer"),
          entry("lb_listener", "listener"),
          entry("lb_listener_certificate", "listener"),
          entry("lb_listener_rule", "listener_rule"),
          entry("lb_target_group", "target_group"),
          entry("route", "route_table"),
          entry("route53_record", "dns_record"),
          entry("route53_zone", "zone"),
          entry("route_table_association", "route_table"),
          entry("s3_bucket", "bucket"),
          entry("s3_object", "bucket"),
          entry("scheduler_schedule", "schedule"),
          entry("secretsmanager_secret", "secret"),
          entry("secretsmanager_secret_version", "secret"),
          entry("security_group_rule", "security_group"),
          entry("service_discovery_http_namespace", "namespace"),
          entry("service_discovery_private_dns_namespace", "namespace"),
          entry("service_discovery_service", "discovery_service"),
          entry("ssm_parameter", "parameter"),
          entry("subnets", "subnet"),
          entry("vpc_security_group_egress_rule", "security_group"),
          entry("vpc_security_group_ingress_rule", "security_group"));

  private TerraformNames() {}

  /** What the names here lead to, in no order. */
  static Collection<String> kinds() {
    return KINDS.values();
  }

  /**
   * The name here of what Terraform calls {@code type}, which may be a part of it; empty for what
   * is none of Terraform's names. Whether there is such a kind, only the schema knows.
   */
  static Optional<String> kind(String type) {
    if (!type.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String bare = type.substring(PREFIX.length());
    return Optional.of(KINDS.getOrDefault(bare, bare));
  }
}
