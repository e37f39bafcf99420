package io.ecsctl.planner.provider;

/**
 * A quota of an account in a region that a stack may run into, and whose use AWS says in a call.
 *
 * <p>Source: Service Quotas, codes and defaults of Amazon VPC, Amazon EC2, Elastic Load Balancing
 * and Amazon ECS, as of 2026-11.
 */
public enum Quota {
  VPCS("vpc", "L-F678F1CE", 5, "vpc", "VPCs"),
  INTERNET_GATEWAYS("vpc", "L-A4707A72", 5, "internet_gateway", "internet gateways"),
  ELASTIC_IPS("ec2", "L-0263D0A3", 5, "elastic_ip", "Elastic IP addresses"),
  APPLICATION_LOAD_BALANCERS(
      "elasticloadbalancing", "L-53DA6B97", 50, "load_balancer", "Application Load Balancers"),
  NETWORK_LOAD_BALANCERS(
      "elasticloadbalancing", "L-69A177A2", 50, "load_balancer", "Network Load Balancers"),
  TARGET_GROUPS("elasticloadbalancing", "L-B22855CB", 3000, "target_group", "target groups"),
  SECURITY_GROUPS("vpc", "L-E79EC296", 2500, "security_group", "security groups");

  private final String service;
  private final String code;
  private final long standard;
  private final String kind;
  private final String title;

  Quota(String service, String code, long standard, String kind, String title) {
    this.service = service;
    this.code = code;
    this.standard = standard;
    this.kind = kind;
    this.title = title;
  }

  /** As Service Quotas names it. */
  public String service() {
    return service;
  }

  public String code() {
    return code;
  }

  /** What an account has that never asked for more. */
  public long standard() {
    return standard;
  }

  /** Of which objects; load balancers of the two sorts count apart. */
  public String kind() {
    return kind;
  }

  /** For people, in the plural. */
  public String title() {
    return title;
  }
}
