package io.ecsctl.provider.aws.contract;

import java.util.Map;

/**
 * Behaviours of AWS that some backend is known not to have. This is the whole list: whatever is not
 * here is expected of every backend. {@code docs/emulators.md} is made of it.
 */
public enum Gap {
  SECURITY_GROUP_IN_USE(
      "a security group stays while a rule, an interface or a load balancer uses it"),
  NAT_GATEWAY_BECOMES_AVAILABLE("a NAT gateway is pending first"),
  ADDRESS_IN_USE("the address of a NAT gateway is not released"),
  SUBNET_IN_USE("a subnet stays while something has an interface in it"),
  PUBLIC_NEEDS_INTERNET_GATEWAY(
      "what shall be public in a VPC without internet gateway is refused"),
  ONE_ROUTE_TABLE_A_SUBNET("a subnet has one route table"),
  NETWORK_PAGES("an answer has no more items than were asked for"),
  ENDPOINTS_CHANGE("an endpoint changes its route tables, subnets, groups and policy"),
  IPV6_RANGES("a subnet tells its IPv6 range"),
  TWO_ZONES("an Application Load Balancer needs two zones"),
  BALANCER_BECOMES_ACTIVE("a load balancer is provisioned for a while"),
  CREATING_AGAIN_IS_NO_ERROR("creating what is there with the same settings answers with it"),
  SAME_NAME_OTHER_SETTINGS("a name that is taken with other settings is refused"),
  ONE_LISTENER_A_PORT("a port of a load balancer has one listener"),
  FORWARD_IN_BOTH_FORMS("a forward action is answered in its short form and in its long one"),
  LISTENER_CERTIFICATES("a listener has further certificates"),
  RULES_BY_TAG("listener rules are found by their tags"),
  CERTIFICATES_ARE_ISSUED("a certificate is issued once it is validated"),
  CERTIFICATES_NEED_PROOF("a certificate waits for the record that proves its domain"),
  TASK_DEFINITION_CHECKS("a task definition that Fargate cannot run is refused"),
  NEWEST_ACTIVE_REVISION("a family by itself is its newest active revision"),
  PORT_MAPPING_DEFAULTS("a port mapping has a host port and a protocol"),
  SERVICE_DEFAULTS("a service tells the defaults of what nobody set"),
  SERVICE_NEEDS_LOAD_BALANCER("a target group without load balancer is refused"),
  SERVICE_NAME_IS_TAKEN("a second service of a name is refused"),
  SERVICE_DEPLOYMENTS("deployments of a service can be looked at"),
  TASKS("services run tasks, and tasks become targets"),
  DELETED_IS_NOT_LISTED("what was deleted is listed no longer"),
  CLUSTER_IN_USE("a cluster with services stays"),
  SETTINGS_ONLY_WHEN_ASKED("a cluster's settings are told on request only"),
  RETENTION_VALUES("logs are kept for one of some numbers of days"),
  POLICIES_GO_WITH_THEIR_TARGET("scaling policies go with their scalable target"),
  SCALABLE_TARGET_TAGS("a scalable target has tags"),
  NAMESPACE_UPDATES("a change of a namespace is an operation that can be waited for"),
  NAMESPACE_SOA("a private namespace has a TTL of its own"),
  PRIVATE_NAMESPACES_A_VPC("a VPC has several private namespaces"),
  FILE_SYSTEM_BACKUPS("a file system is backed up or not"),
  MIXED_INSTANCES("a group has instances of several types"),
  CAPACITY_PROVIDERS_BY_TAG("capacity providers are listed and have tags"),
  IMAGE_ALIASES("a launch template tells the alias of an image that it was given"),
  TEMPLATE_TAGS("a launch template has tags that can be changed"),
  COMPOSITE_ALARMS("an alarm can watch other alarms"),
  PULL_THROUGH_RULES("images are pulled through from other registries"),
  ALARM_METRIC_ACCOUNTS("a metric of an alarm may be another account's"),
  LOG_GROUP_CLASSES("a log group has a class"),
  LOG_GROUP_PROTECTION("a log group is protected from deletion"),
  PARAMETER_POLICIES("a parameter has policies"),
  POLICY_VERSIONS("a policy document may be of version 2008-10-17"),
  TRUST_STATEMENTS("a statement of a trust policy may say NotAction"),
  GRPC_MATCHER("a target group tells the gRPC codes that count as healthy"),
  TARGET_CONTROL_PORT("a target group has a port for the control of targets"),
  FAULT_INJECTION("a task definition says whether faults may be injected"),
  ZONE_IDS("a subnet is made in a zone that is named by its id"),
  BORDER_GROUPS("an IPv6 range of a VPC tells its border group"),
  LIFECYCLE_VERSIONS("a lifecycle rule tells how many versions it keeps"),
  LIFECYCLE_SIZES("a lifecycle rule tells the sizes of objects that it is for"),
  POLICIES_THAT_ARE_GONE("deleting a scaling policy that is gone is told by a code of its own"),
  DESCRIBED_PEERS("a rule that names another group is revoked without its description");

  /** What AWS does, as a part of a sentence. */
  final String aws;

  Gap(String aws) {
    this.aws = aws;
  }

  /** moto 5.2.1, as observed. */
  public static final Map<Gap, String> OF_MOTO =
      Map.ofEntries(
          Map.entry(SECURITY_GROUP_IN_USE, "deletes groups that rules and load balancers use"),
          Map.entry(NAT_GATEWAY_BECOMES_AVAILABLE, "a NAT gateway is available at once"),
          Map.entry(ADDRESS_IN_USE, "releases the address of a NAT gateway"),
          Map.entry(SUBNET_IN_USE, "deletes a subnet with a NAT gateway in it"),
          Map.entry(PUBLIC_NEEDS_INTERNET_GATEWAY, "does not look for an internet gateway"),
          Map.entry(ONE_ROUTE_TABLE_A_SUBNET, "associates a subnet with a second table"),
          Map.entry(NETWORK_PAGES, "DescribeSubnets has one page whatever was asked"),
          Map.entry(
              ENDPOINTS_CHANGE,
              "loses what an endpoint was changed to, and breaks on deleting a gateway one"),
          Map.entry(IPV6_RANGES, "does not tell the IPv6 range of a subnet"),
          Map.entry(TWO_ZONES, "makes a load balancer in one zone"),
          Map.entry(BALANCER_BECOMES_ACTIVE, "a load balancer is active at its second reading"),
          Map.entry(CREATING_AGAIN_IS_NO_ERROR, "refuses a target group that exists as asked"),
          Map.entry(SAME_NAME_OTHER_SETTINGS, "makes two load balancers of one name"),
          Map.entry(ONE_LISTENER_A_PORT, "makes a second listener on a port"),
          Map.entry(FORWARD_IN_BOTH_FORMS, "answers with the form that was sent"),
          Map.entry(LISTENER_CERTIFICATES, "knows one certificate a listener"),
          Map.entry(CERTIFICATES_ARE_ISSUED, "issues one after a minute, by the wall clock"),
          Map.entry(CERTIFICATES_NEED_PROOF, "looks at no record before it issues one"),
          Map.entry(RULES_BY_TAG, "the tagging API knows no listener rules"),
          Map.entry(TASK_DEFINITION_CHECKS, "registers what Fargate cannot run"),
          Map.entry(
              NEWEST_ACTIVE_REVISION, "answers with the newest one, be it deregistered or not"),
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
          Map.entry(PRIVATE_NAMESPACES_A_VPC, "makes one private namespace a VPC"),
          Map.entry(FILE_SYSTEM_BACKUPS, "has no PutBackupPolicy"),
          Map.entry(MIXED_INSTANCES, "keeps only some members of a mixed instances policy"),
          Map.entry(CAPACITY_PROVIDERS_BY_TAG, "neither lists capacity providers nor tags them"),
          Map.entry(COMPOSITE_ALARMS, "has no PutCompositeAlarm"),
          Map.entry(
              TEMPLATE_TAGS,
              "tells the tags that a launch template was made with, and as its instances' too"),
          Map.entry(IMAGE_ALIASES, "answers with the image that an alias stands for"),
          Map.entry(PULL_THROUGH_RULES, "has no rules for other registries"),
          Map.entry(ALARM_METRIC_ACCOUNTS, "forgets whose a metric is"),
          Map.entry(LOG_GROUP_CLASSES, "has log groups of one class only"),
          Map.entry(LOG_GROUP_PROTECTION, "has no PutLogGroupDeletionProtection"),
          Map.entry(
              PARAMETER_POLICIES,
              "answers DescribeParameters with what is no JSON once a parameter has policies"),
          Map.entry(POLICY_VERSIONS, "takes no policy document older than 2012-10-17"),
          Map.entry(TRUST_STATEMENTS, "wants an action in each statement of a trust policy"),
          Map.entry(GRPC_MATCHER, "forgets the gRPC codes of a health check"),
          Map.entry(TARGET_CONTROL_PORT, "forgets the port for the control of targets"),
          Map.entry(FAULT_INJECTION, "forgets whether faults may be injected"),
          Map.entry(ZONE_IDS, "takes the names of zones only"),
          Map.entry(BORDER_GROUPS, "does not tell the border group of an IPv6 range"),
          Map.entry(LIFECYCLE_VERSIONS, "forgets how many versions a lifecycle rule keeps"),
          Map.entry(LIFECYCLE_SIZES, "forgets the sizes of objects in lifecycle rules"),
          Map.entry(POLICIES_THAT_ARE_GONE, "refuses to delete a policy that is gone otherwise"),
          Map.entry(DESCRIBED_PEERS, "does not find such a rule unless its description is said"));
}
