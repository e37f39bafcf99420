package io.ecsctl.provider.aws.contract;

import java.util.Map;

/**
 * Behaviours of AWS that some backend is known not to have. This is the whole list: whatever is not
 * here is expected of every backend.
 */
enum Gap {
  SECURITY_GROUP_IN_USE,
  NAT_GATEWAY_BECOMES_AVAILABLE,
  ADDRESS_IN_USE,
  SUBNET_IN_USE,
  PUBLIC_NEEDS_INTERNET_GATEWAY,
  ONE_ROUTE_TABLE_A_SUBNET,
  NETWORK_PAGES,
  ENDPOINTS_CHANGE,
  IPV6_RANGES,
  TWO_ZONES,
  BALANCER_BECOMES_ACTIVE,
  CREATING_AGAIN_IS_NO_ERROR,
  SAME_NAME_OTHER_SETTINGS,
  ONE_LISTENER_A_PORT,
  FORWARD_IN_BOTH_FORMS,
  LISTENER_CERTIFICATES,
  RULES_BY_TAG,
  TASK_DEFINITION_CHECKS,
  PORT_MAPPING_DEFAULTS,
  SERVICE_DEFAULTS,
  SERVICE_NEEDS_LOAD_BALANCER,
  SERVICE_NAME_IS_TAKEN,
  SERVICE_DEPLOYMENTS,
  TASKS,
  DELETED_IS_NOT_LISTED,
  CLUSTER_IN_USE,
  SETTINGS_ONLY_WHEN_ASKED,
  RETENTION_VALUES,
  POLICIES_GO_WITH_THEIR_TARGET,
  SCALABLE_TARGET_TAGS,
  NAMESPACE_UPDATES,
  NAMESPACE_SOA,
  FILE_SYSTEM_BACKUPS;

  /** moto 5.2.1, as observed. */
  static final Map<Gap, String> OF_MOTO =
      Map.ofEntries(
          Map.entry(SECURITY_GROUP_IN_USE, "deletes groups that rules and load balancers use"),
          Map.entry(NAT_GATEWAY_BECOMES_AVAILABLE, "a NAT gateway is available at once"),
          Map.entry(ADDRESS_IN_USE, "releases the address of a NAT gateway"),
          Map.entry(SUBNET_IN_USE, "deletes a subnet with a NAT gateway in it"),
          Map.entry(PUBLIC_NEEDS_INTERNET_GATEWAY, "does not look for an internet gateway"),
          Map.entry(ONE_ROUTE_TABLE_A_SUBNET, "associates a subnet with a second table"),
          Map.entry(NETWORK_PAGES, "DescribeSubnets has one page whatever was asked"),
          Map.entry(ENDPOINTS_CHANGE, "loses what an endpoint was changed to, and breaks on deleting a gateway one"),
          Map.entry(IPV6_RANGES, "does not tell the IPv6 range of a subnet"),
          Map.entry(TWO_ZONES, "makes a load balancer in one zone"),
          Map.entry(BALANCER_BECOMES_ACTIVE, "a load balancer is active at its second reading"),
          Map.entry(CREATING_AGAIN_IS_NO_ERROR, "refuses a target group that exists as asked"),
          Map.entry(SAME_NAME_OTHER_SETTINGS, "makes two load balancers of one name"),
          Map.entry(ONE_LISTENER_A_PORT, "makes a second listener on a port"),
          Map.entry(FORWARD_IN_BOTH_FORMS, "answers with the form that was sent"),
          Map.entry(LISTENER_CERTIFICATES, "knows one certificate a listener"),
          Map.entry(RULES_BY_TAG, "the tagging API knows no listener rules"),
          Map.entry(TASK_DEFINITION_CHECKS, "registers what Fargate cannot run"),
          Map.entry(PORT_MAPPING_DEFAULTS, "fills in neither host port nor protocol"),
          Map.entry(SERVICE_DEFAULTS, "leaves most members of a service empty"),
          Map.entry(SERVICE_NEEDS_LOAD_BALANCER, "does not look at the target group"),
          Map.entry(SERVICE_NAME_IS_TAKEN, "a second service of a name replaces the first"),
          Map.entry(SERVICE_DEPLOYMENTS, "has no service deployments"),
          Map.entry(TASKS, "services have no tasks and register no targets"),
          Map.entry(DELETED_IS_NOT_LISTED, "lists deleted services and clusters"),
          Map.entry(CLUSTER_IN_USE, "deletes a cluster that has services"),
          Map.entry(SETTINGS_ONLY_WHEN_ASKED, "always answers with a cluster's settings"),
          Map.entry(RETENTION_VALUES, "takes any number of days"),
          Map.entry(POLICIES_GO_WITH_THEIR_TARGET, "policies outlive their scalable target"),
          Map.entry(SCALABLE_TARGET_TAGS, "has no ListTagsForResource for scalable targets"),
          Map.entry(NAMESPACE_UPDATES, "answers UpdateHttpNamespace with no operation"),
          Map.entry(NAMESPACE_SOA, "forgets a namespace's zone when its TTL is updated"),
          Map.entry(FILE_SYSTEM_BACKUPS, "has no PutBackupPolicy"));
}
