package io.ecsctl.compiler.validation.constraint;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/**
 * The rules that constraints of the schema alone stand for, by id. Constraints also name rules that
 * have a class, for what that class need not look at.
 */
public final class ConstraintRules {
  /** What only reports of users say: worth a word, but no reason to refuse a program. */
  public static final RuleInfo DOUBTFUL =
      RuleInfo.warning("ECS076", "doubtful-value", "Value that AWS is said not to take");

  public static final List<RuleInfo> ALL =
      List.of(
          RuleInfo.error(
              "ECS127", "ephemeral-storage-size", "Ephemeral storage that Fargate does not offer"),
          RuleInfo.error("ECS135", "container-count", "More than 10 containers in a task"),
          RuleInfo.error("ECS211", "container-memory-minimum", "Container memory below 6 MiB"),
          RuleInfo.error("ECS218", "port-protocol", "Protocol that containers do not map"),
          RuleInfo.error(
              "ECS225", "health-check-values", "Container health check out of its bounds"),
          RuleInfo.error("ECS229", "restart-policy-values", "Restart policy out of its bounds"),
          RuleInfo.error("ECS413", "deployment-percent", "Deployment percentage out of range"),
          RuleInfo.error(
              "ECS433", "placement-counts", "Too many placement constraints or strategies"),
          RuleInfo.error("ECS507", "target-group-count", "More than 5 target groups on a service"),
          RuleInfo.error("ECS524", "condition-pattern", "Pattern that no listener rule takes"),
          RuleInfo.error(
              "ECS528", "fixed-response", "Fixed response that a load balancer cannot give"),
          RuleInfo.error(
              "ECS628", "security-group-name", "Security group name that AWS keeps for itself"),
          RuleInfo.error("ECS721", "log-retention", "Log retention that CloudWatch does not offer"),
          RuleInfo.error("ECS833", "user-data-size", "User data of more than 16 KiB"),
          RuleInfo.error(
              "ECS904", "client-alias", "Client alias that Service Connect does not accept"),
          RuleInfo.error("ECS910", "service-registries", "More than one service registry"),
          RuleInfo.error("ECS914", "name-form", "Name that AWS does not accept"));

  private ConstraintRules() {}
}
