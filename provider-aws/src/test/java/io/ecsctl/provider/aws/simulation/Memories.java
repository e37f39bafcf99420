package io.ecsctl.provider.aws.simulation;

import java.util.Set;

/**
 * Tables in which AWS keeps what was, so that a run with more attempts has more in them: revisions
 * that are inactive, clusters and services that were deleted, tasks that stopped, deployments that
 * ended.
 */
final class Memories {
  private static final Set<String> TABLES =
      Set.of(
          "ecs.cluster",
          "ecs.service",
          "ecs.task-definition",
          "ecs.service-deployment",
          "ecs.service-revision",
          "ecs.task",
          "ec2.network-interface",
          "ec2.nat-gateway",
          "elb.target",
          "ssm.parameter-history",
          "servicediscovery.operation");

  private Memories() {}

  /**
   * @param table {@code eu-central-1/ecs.task}
   */
  static boolean isOne(String table) {
    return TABLES.contains(table.substring(table.indexOf('/') + 1));
  }
}
