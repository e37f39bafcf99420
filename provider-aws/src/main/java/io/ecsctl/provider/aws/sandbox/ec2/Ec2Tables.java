package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/**
 * The region's EC2 objects by id. Objects are kept without their tags and without what follows from
 * other objects.
 */
public final class Ec2Tables {
  private final Backend backend;

  public Ec2Tables(Backend backend) {
    this.backend = backend;
  }

  public Table<Vpc> vpcs() {
    return backend.table("ec2.vpc", Vpc::builder);
  }

  public Table<Subnet> subnets() {
    return backend.table("ec2.subnet", Subnet::builder);
  }

  Table<InternetGateway> internetGateways() {
    return backend.table("ec2.internet-gateway", InternetGateway::builder);
  }

  /**
   * Whether the VPC has a way to the internet; without one AWS makes no public load balancer and no
   * public NAT gateway in it.
   */
  public boolean hasInternetGateway(String vpc) {
    return internetGateways().any(gateway -> InternetGateways.isAttached(gateway, vpc));
  }

  public Table<Address> addresses() {
    return backend.table("ec2.address", Address::builder);
  }

  Table<NatGateway> natGateways() {
    return backend.table("ec2.nat-gateway", NatGateway::builder);
  }

  Table<RouteTable> routeTables() {
    return backend.table("ec2.route-table", RouteTable::builder);
  }

  public Table<SecurityGroup> groups() {
    return backend.table("ec2.security-group", SecurityGroup::builder);
  }

  Table<SecurityGroupRule> rules() {
    return backend.table("ec2.security-group-rule", SecurityGroupRule::builder);
  }

  public Table<NetworkInterface> interfaces() {
    return backend.table("ec2.network-interface", NetworkInterface::builder);
  }

  Table<VpcEndpoint> vpcEndpoints() {
    return backend.table("ec2.vpc-endpoint", VpcEndpoint::builder);
  }

  Table<EgressOnlyInternetGateway> egressOnlyInternetGateways() {
    return backend.table("ec2.egress-only-internet-gateway", EgressOnlyInternetGateway::builder);
  }

  Table<LaunchTemplate> launchTemplates() {
    return backend.table("ec2.launch-template", LaunchTemplate::builder);
  }

  /** By {@link #version}. */
  Table<LaunchTemplateVersion> launchTemplateVersions() {
    return backend.table("ec2.launch-template-version", LaunchTemplateVersion::builder);
  }

  static String version(String template, long number) {
    return template + ":" + number;
  }

  /** The number that {@code $Default}, {@code $Latest} or a number stands for. */
  static Optional<Long> number(LaunchTemplate template, String version) {
    return switch (version) {
      case "$Default" -> Optional.of(template.defaultVersionNumber());
      case "$Latest" -> Optional.of(template.latestVersionNumber());
      case String number when number.matches("[0-9]{1,9}") -> Optional.of(Long.valueOf(number));
      case String _ -> Optional.empty();
    };
  }

  Table<Instance> instances() {
    return backend.table("ec2.instance", Instance::builder);
  }
}
