package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;

/**
 * The IPv6 range of a subnet: it has one at most, which comes and goes on a subnet that lives on.
 */
final class SubnetIpv6 {
  static final String BLOCK = "ipv6_cidr_block";

  private static final Set<SubnetCidrBlockStateCode> THERE =
      Set.of(SubnetCidrBlockStateCode.ASSOCIATED, SubnetCidrBlockStateCode.ASSOCIATING);

  private SubnetIpv6() {}

  static @Nullable String block(Subnet subnet) {
    return associations(subnet).stream()
        .map(SubnetIpv6CidrBlockAssociation::ipv6CidrBlock)
        .findFirst()
        .orElse(null);
  }

  private static List<SubnetIpv6CidrBlockAssociation> associations(Subnet subnet) {
    return subnet.ipv6CidrBlockAssociationSet().stream()
        .filter(a -> THERE.contains(a.ipv6CidrBlockState().state()))
        .toList();
  }

  /** The old range goes before the new one comes; a range that is not stated stays. */
  static void change(Ec2Client ec2, Subnet subnet, DesiredResource desired) {
    String wanted = Values.text(desired.attributes(), BLOCK);
    if (wanted == null || wanted.equals(block(subnet))) {
      return;
    }
    for (SubnetIpv6CidrBlockAssociation old : associations(subnet)) {
      Call.to(
          "ec2:DisassociateSubnetCidrBlock",
          () -> ec2.disassociateSubnetCidrBlock(r -> r.associationId(old.associationId())));
    }
    Call.to(
        "ec2:AssociateSubnetCidrBlock",
        () ->
            ec2.associateSubnetCidrBlock(r -> r.subnetId(subnet.subnetId()).ipv6CidrBlock(wanted)));
  }
}
