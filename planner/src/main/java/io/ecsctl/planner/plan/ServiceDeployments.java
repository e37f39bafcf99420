package io.ecsctl.planner.plan;

import java.util.Set;

/**
 * What changing an attribute of a {@code service} does to its tasks.
 *
 * <p>Source: the documentation of {@code UpdateService}, which says of each member whether it
 * "triggers a new service deployment". A change of capacity does because ecsctl asks for it: tasks
 * move to other capacity with a deployment only.
 */
public final class ServiceDeployments {
  private static final Set<String> STARTED_BY =
      Set.of(
          "task_definition",
          "launch_type",
          "capacity_provider_strategy",
          "platform_version",
          "subnets",
          "security_groups",
          "assign_public_ip",
          "load_balancer",
          "service_registry",
          "service_connect_configuration",
          "volume_configuration",
          "vpc_lattice_configuration");

  private static final Set<String> FOR_NEW_TASKS =
      Set.of("enable_execute_command", "enable_ecs_managed_tags", "propagate_tags");

  private ServiceDeployments() {}

  /** Tasks are replaced. */
  public static boolean startedBy(String attribute) {
    return STARTED_BY.contains(attribute);
  }

  /** Running tasks stay as they are; those that start later have it. */
  public static boolean isForNewTasks(String attribute) {
    return FOR_NEW_TASKS.contains(attribute);
  }
}
