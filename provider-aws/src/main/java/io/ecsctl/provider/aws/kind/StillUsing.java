package io.ecsctl.provider.aws.kind;

import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * What still uses an object that EC2 does not let go of, which its refusal does not say. Each is an
 * id with what is known of it: {@code eni-0a1b2c3d (ELB app/web/50dc6c495c0c9188)}.
 */
final class StillUsing {
  /** The group that each VPC has, and that goes with it. */
  private static final String DEFAULT = "default";

  private final Ec2Client ec2;

  StillUsing(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  /**
   * Network interfaces.
   *
   * @param filter {@code group-id}, {@code subnet-id}
   */
  Stream<String> interfaces(String filter, String id) {
    var matching = List.of(Ec2Kind.filter(filter, List.of(id)));
    return Call.to(
            "ec2:DescribeNetworkInterfaces",
            () ->
                ec2.describeNetworkInterfacesPaginator(r -> r.filters(matching)).stream()
                    .flatMap(page -> page.networkInterfaces().stream())
                    .toList())
        .stream()
        .map(StillUsing::words);
  }

  private static String words(NetworkInterface one) {
    NetworkInterfaceAttachment attachment = one.attachment();
    String instance = attachment == null ? null : attachment.instanceId();
    String what =
        instance != null
            ? "instance " + instance
            : one.description() == null || one.description().isBlank()
                ? one.interfaceTypeAsString()
                : one.description();
    return described(one.networkInterfaceId(), what);
  }

  /** Security groups whose rules name group {@code id}. */
  Stream<String> groupsNaming(String id) {
    return Stream.of("ip-permission.group-id", "egress.ip-permission.group-id")
        .flatMap(filter -> groups(filter, id))
        .filter(group -> !group.groupId().equals(id))
        .map(StillUsing::words)
        .distinct();
  }

  /** Security groups of VPC {@code id}, but for the one that goes with it. */
  Stream<String> groupsIn(String id) {
    return groups("vpc-id", id)
        .filter(group -> !DEFAULT.equals(group.groupName()))
        .map(StillUsing::words);
  }

  private Stream<SecurityGroup> groups(String filter, String id) {
    var matching = List.of(Ec2Kind.filter(filter, List.of(id)));
    return Call.to(
        "ec2:DescribeSecurityGroups",
        () ->
            ec2.describeSecurityGroupsPaginator(r -> r.filters(matching)).stream()
                .flatMap(page -> page.securityGroups().stream())
                .toList())
        .stream();
  }

  private static String words(SecurityGroup group) {
    return described(group.groupId(), group.groupName());
  }

  /** Subnets of VPC {@code id}. */
  Stream<String> subnetsIn(String id) {
    var matching = List.of(Ec2Kind.filter("vpc-id", List.of(id)));
    return Call.to(
            "ec2:DescribeSubnets",
            () ->
                ec2.describeSubnetsPaginator(r -> r.filters(matching)).stream()
                    .flatMap(page -> page.subnets().stream())
                    .toList())
        .stream()
        .map(subnet -> described(subnet.subnetId(), subnet.cidrBlock()));
  }

  /** Internet gateways of VPC {@code id}. */
  Stream<String> gatewaysOf(String id) {
    var matching = List.of(Ec2Kind.filter("attachment.vpc-id", List.of(id)));
    return Call.to(
            "ec2:DescribeInternetGateways",
            () -> ec2.describeInternetGateways(r -> r.filters(matching)))
        .internetGateways()
        .stream()
        .map(gateway -> gateway.internetGatewayId());
  }

  private static String described(String id, @Nullable String what) {
    return what == null || what.isEmpty() ? id : id + " (" + what + ")";
  }
}
