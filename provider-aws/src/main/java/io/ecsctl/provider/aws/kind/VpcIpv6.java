package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.provider.aws.client.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

/**
 * The IPv6 range of a VPC: an association of its own, which EC2 makes and takes back in some
 * seconds, on a VPC that lives on.
 */
final class VpcIpv6 {
  static final String BLOCK = "ipv6_cidr_block";
  static final String BORDER = "ipv6_cidr_block_network_border_group";
  static final String AMAZONS = "amazon_provided_ipv6_cidr_block";

  /** The pool that EC2 names when a range is Amazon's. */
  private static final String AMAZONS_POOL = "Amazon";

  private static final Duration TO_ASSOCIATE = Duration.ofMinutes(5);
  private static final Set<VpcCidrBlockStateCode> CHANGING =
      Set.of(VpcCidrBlockStateCode.ASSOCIATING, VpcCidrBlockStateCode.DISASSOCIATING);

  private VpcIpv6() {}

  /** The range it has; absent while it is being made or taken back. */
  static @Nullable String block(Vpc vpc) {
    return associated(vpc).map(VpcIpv6CidrBlockAssociation::ipv6CidrBlock).orElse(null);
  }

  /** The group of zones that the range is announced from. */
  static @Nullable String border(Vpc vpc) {
    return associated(vpc).map(VpcIpv6CidrBlockAssociation::networkBorderGroup).orElse(null);
  }

  static boolean isAmazons(Vpc vpc) {
    return associated(vpc).filter(a -> AMAZONS_POOL.equals(a.ipv6Pool())).isPresent();
  }

  private static Optional<VpcIpv6CidrBlockAssociation> associated(Vpc vpc) {
    return vpc.ipv6CidrBlockAssociationSet().stream()
        .filter(a -> state(a) == VpcCidrBlockStateCode.ASSOCIATED)
        .findFirst();
  }

  private static VpcCidrBlockStateCode state(VpcIpv6CidrBlockAssociation association) {
    return association.ipv6CidrBlockState().state();
  }

  /** Takes Amazon's range, or gives it back; refused while a subnet has a part of it. */
  static void change(Ec2Client ec2, Vpc vpc, DesiredResource desired) {
    boolean wanted = Boolean.TRUE.equals(Values.bool(desired.attributes(), AMAZONS));
    List<String> have =
        vpc.ipv6CidrBlockAssociationSet().stream()
            .filter(a -> AMAZONS_POOL.equals(a.ipv6Pool()))
            .filter(a ->
                state(a) == VpcCidrBlockStateCode.ASSOCIATED
                    || state(a) == VpcCidrBlockStateCode.ASSOCIATING)
            .map(VpcIpv6CidrBlockAssociation::associationId)
            .toList();
    if (wanted && have.isEmpty()) {
      Call.to(
          "ec2:AssociateVpcCidrBlock",
          () ->
              ec2.associateVpcCidrBlock(r ->
                  r.vpcId(vpc.vpcId())
                      .amazonProvidedIpv6CidrBlock(true)
                      .ipv6CidrBlockNetworkBorderGroup(Values.text(desired.attributes(), BORDER))));
    }
    if (!wanted) {
      have.forEach(association ->
          Call.to(
              "ec2:DisassociateVpcCidrBlock",
              () -> ec2.disassociateVpcCidrBlock(r -> r.associationId(association))));
    }
  }

  /** Waits until no range is on its way in or out. */
  static Vpc settled(Tools tools, LiveResource live, Function<String, Optional<Vpc>> byId)
      throws InterruptedException {
    return tools
        .waiting()
        .until(
            "ec2:DescribeVpcs",
            "the IPv6 range of VPC " + live.id(),
            TO_ASSOCIATE,
            () ->
                byId.apply(live.id())
                    .filter(vpc ->
                        vpc.ipv6CidrBlockAssociationSet().stream()
                            .noneMatch(a -> CHANGING.contains(state(a)))));
  }
}
