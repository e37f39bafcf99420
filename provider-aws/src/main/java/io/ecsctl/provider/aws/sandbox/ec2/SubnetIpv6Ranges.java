package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.compiler.value.Cidr;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockState;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;

/** The IPv6 ranges of subnets: /64s of their VPC's range, clear of one another. */
final class SubnetIpv6Ranges {
  private static final int PREFIX = 64;

  private final Ec2Api api;
  private final Ec2Tables tables;

  SubnetIpv6Ranges(Ec2Api api, Ec2Tables tables) {
    this.api = api;
    this.tables = tables;
  }

  Subnet with(Subnet subnet, @Nullable String wanted) {
    if (wanted == null) {
      return subnet;
    }
    String around = tables.vpcs().find(subnet.vpcId()).map(VpcIpv6Ranges::block).orElse(null);
    Cidr block = Cidr.parse(wanted);
    Cidr vpc = around == null ? null : Cidr.parse(around);
    if (block == null || block.prefix() != PREFIX || vpc == null || !vpc.contains(block)) {
      throw api.error("InvalidSubnet.Range", "The CIDR '%s' is invalid.", wanted);
    }
    boolean taken =
        tables
            .subnets()
            .any(other ->
                other.ipv6CidrBlockAssociationSet().stream()
                    .anyMatch(a -> block.equals(Cidr.parse(a.ipv6CidrBlock()))));
    if (taken) {
      throw api.error(
          "InvalidSubnet.Conflict", "The CIDR '%s' conflicts with another subnet", wanted);
    }
    return subnet.toBuilder()
        .ipv6CidrBlockAssociationSet(
            SubnetIpv6CidrBlockAssociation.builder()
                .associationId("subnet-cidr-assoc-" + api.backend().hex17())
                .ipv6CidrBlock(block.toString())
                .ipv6CidrBlockState(
                    SubnetCidrBlockState.builder()
                        .state(SubnetCidrBlockStateCode.ASSOCIATED)
                        .build())
                .build())
        .build();
  }

  AssociateSubnetCidrBlockResponse associate(AssociateSubnetCidrBlockRequest request) {
    Subnet subnet =
        tables
            .subnets()
            .find(request.subnetId())
            .orElseThrow(() ->
                api.error(
                    "InvalidSubnetID.NotFound",
                    "The subnet ID '%s' does not exist",
                    request.subnetId()));
    if (!subnet.ipv6CidrBlockAssociationSet().isEmpty()) {
      throw api.error(
          "SubnetCidrLimitExceeded", "%s has an IPv6 CIDR block already", request.subnetId());
    }
    Subnet now = tables.subnets().put(request.subnetId(), with(subnet, request.ipv6CidrBlock()));
    return AssociateSubnetCidrBlockResponse.builder()
        .subnetId(request.subnetId())
        .ipv6CidrBlockAssociation(now.ipv6CidrBlockAssociationSet().getFirst())
        .build();
  }

  DisassociateSubnetCidrBlockResponse disassociate(DisassociateSubnetCidrBlockRequest request) {
    for (Subnet subnet : tables.subnets().all()) {
      List<SubnetIpv6CidrBlockAssociation> has = subnet.ipv6CidrBlockAssociationSet();
      if (has.stream().anyMatch(a -> a.associationId().equals(request.associationId()))) {
        tables
            .subnets()
            .put(
                subnet.subnetId(),
                subnet.toBuilder().ipv6CidrBlockAssociationSet(List.of()).build());
        return DisassociateSubnetCidrBlockResponse.builder()
            .subnetId(subnet.subnetId())
            .ipv6CidrBlockAssociation(has.getFirst())
            .build();
      }
    }
    throw api.error(
        "InvalidSubnetCidrBlockAssociationID.NotFound",
        "The subnet CIDR block association ID '%s' does not exist",
        request.associationId());
  }
}
