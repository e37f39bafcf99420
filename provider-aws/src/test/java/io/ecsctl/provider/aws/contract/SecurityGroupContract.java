package io.ecsctl.provider.aws.contract;

import static io.ecsctl.provider.aws.contract.Contract.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Security groups and their rules. */
interface SecurityGroupContract extends Contract {
  IpPermission EVERYTHING =
      IpPermission.builder()
          .ipProtocol("-1")
          .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
          .build();

  private Ec2Client ec2() {
    return aws().ec2();
  }

  private SecurityGroup group(String id) {
    return ec2().describeSecurityGroups(r -> r.groupIds(id)).securityGroups().getFirst();
  }

  private static IpPermission from(String group, int port) {
    return IpPermission.builder()
        .ipProtocol("tcp")
        .fromPort(port)
        .toPort(port)
        .userIdGroupPairs(UserIdGroupPair.builder().groupId(group).build())
        .build();
  }

  @Test
  default void aNewGroupLetsEverythingOut() {
    String id = network().group(network().vpc());
    IpPermission egress = group(id).ipPermissionsEgress().getFirst();
    assertEquals("-1", egress.ipProtocol());
    assertEquals("0.0.0.0/0", egress.ipRanges().getFirst().cidrIp());
    ec2().revokeSecurityGroupEgress(r -> r.groupId(id).ipPermissions(EVERYTHING));
    assertEquals(List.of(), group(id).ipPermissionsEgress());
  }

  @Test
  default void groupsMayReferToEachOther() {
    String vpc = network().vpc();
    String front = network().group(vpc);
    String back = network().group(vpc);
    ec2().authorizeSecurityGroupIngress(r -> r.groupId(back).ipPermissions(from(front, 8080)));
    ec2().authorizeSecurityGroupEgress(r -> r.groupId(front).ipPermissions(from(back, 8080)));
    assertEquals(
        front, group(back).ipPermissions().getFirst().userIdGroupPairs().getFirst().groupId());
  }

  @Test
  default void everyRuleHasAnId() {
    String vpc = network().vpc();
    String group = network().group(vpc);
    var added =
        ec2()
            .authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(from(group, 80)))
            .securityGroupRules();
    assertTrue(added.getFirst().securityGroupRuleId().startsWith("sgr-"));
    assertEquals(
        2,
        ec2()
            .describeSecurityGroupRules(r -> r.filters(Sdk.filter("group-id", group)))
            .securityGroupRules()
            .size());
  }

  @Test
  default void theSameRuleTwiceIsRefused() {
    String group = network().group(network().vpc());
    ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(EVERYTHING));
    refused(
        "InvalidPermission.Duplicate",
        () -> ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(EVERYTHING)));
  }

  @Test
  default void aRuleThatIsNotThereCannotBeRevoked() {
    String group = network().group(network().vpc());
    refused(
        "InvalidPermission.NotFound",
        () -> ec2().revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(EVERYTHING)));
  }

  @Test
  default void namesAreTakenWithinAVpc() {
    String vpc = network().vpc();
    String name = Network.name("taken");
    ec2().createSecurityGroup(r -> r.vpcId(vpc).groupName(name).description("first"));
    refused(
        "InvalidGroup.Duplicate",
        () -> ec2().createSecurityGroup(r -> r.vpcId(vpc).groupName(name).description("second")));
  }

  @Test
  default void aGroupThatARuleNamesStays() {
    expects(Gap.SECURITY_GROUP_IN_USE);
    String vpc = network().vpc();
    String named = network().group(vpc);
    String naming = network().group(vpc);
    ec2().authorizeSecurityGroupIngress(r -> r.groupId(naming).ipPermissions(from(named, 80)));
    refused("DependencyViolation", () -> ec2().deleteSecurityGroup(r -> r.groupId(named)));
    ec2().revokeSecurityGroupIngress(r -> r.groupId(naming).ipPermissions(from(named, 80)));
    ec2().deleteSecurityGroup(r -> r.groupId(named));
    refused("InvalidGroup.NotFound", () -> group(named));
  }
}
