package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.compiler.value.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockState;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

/** The /56 that Amazon gives a VPC: associating for some seconds, then associated. */
final class VpcIpv6Ranges {
  private static final Duration ASSOCIATING = Duration.ofSeconds(3);
  private static final String ASSOCIATED_AT = "ipv6AssociatedAt";

  private final Ec2Api api;
  private final Ec2Tables tables;

  VpcIpv6Ranges(Ec2Api api, Ec2Tables tables) {
    this.api = api;
    this.tables = tables;
  }

  Vpc withAmazons(Vpc vpc, @Nullable String border) {
    String hex = api.backend().hex17();
    String block = "2a05:d014:%s:%s00::/56".formatted(hex.substring(9, 13), hex.substring(13, 15));
    api.backend().attributes("vpc").set(vpc.vpcId(), ASSOCIATED_AT, api.backend().now().toString());
    return vpc.toBuilder()
        .ipv6CidrBlockAssociationSet(
            VpcIpv6CidrBlockAssociation.builder()
                .associationId("vpc-cidr-assoc-" + hex)
                .ipv6CidrBlock(canonical(block))
                .ipv6Pool("Amazon")
                .networkBorderGroup(Objects.requireNonNullElse(border, api.backend().region()))
                .ipv6CidrBlockState(state(VpcCidrBlockStateCode.ASSOCIATED))
                .build())
        .build();
  }

  /** As AWS writes it, without leading zeros. */
  private static String canonical(String block) {
    return Objects.requireNonNull(Cidr.parse(block), block).toString();
  }

  private static VpcCidrBlockState state(VpcCidrBlockStateCode code) {
    return VpcCidrBlockState.builder().state(code).build();
  }

  /** The VPC with the state that its range has by now. */
  Vpc current(Vpc vpc) {
    String at = api.backend().attributes("vpc").get(vpc.vpcId(), ASSOCIATED_AT);
    boolean coming =
        at != null && api.backend().now().isBefore(Instant.parse(at).plus(ASSOCIATING));
    return coming
        ? vpc.toBuilder()
            .ipv6CidrBlockAssociationSet(
                vpc.ipv6CidrBlockAssociationSet().stream()
                    .map(a ->
                        a.toBuilder()
                            .ipv6CidrBlockState(state(VpcCidrBlockStateCode.ASSOCIATING))
                            .build())
                    .toList())
            .build()
        : vpc;
  }

  /** The range that subnets get parts of; null when there is none. */
  static @Nullable String block(Vpc vpc) {
    return vpc.ipv6CidrBlockAssociationSet().stream()
        .map(VpcIpv6CidrBlockAssociation::ipv6CidrBlock)
        .findFirst()
        .orElse(null);
  }

  AssociateVpcCidrBlockResponse associate(AssociateVpcCidrBlockRequest request) {
    Vpc vpc =
        tables
            .vpcs()
            .find(request.vpcId())
            .orElseThrow(() ->
                api.error(
                    "InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", request.vpcId()));
    if (block(vpc) != null) {
      throw api.error(
          "CidrLimitExceeded", "The VPC %s has an IPv6 CIDR block already", request.vpcId());
    }
    Vpc now =
        tables
            .vpcs()
            .put(request.vpcId(), withAmazons(vpc, request.ipv6CidrBlockNetworkBorderGroup()));
    return AssociateVpcCidrBlockResponse.builder()
        .vpcId(request.vpcId())
        .ipv6CidrBlockAssociation(current(now).ipv6CidrBlockAssociationSet().getFirst())
        .build();
  }

  DisassociateVpcCidrBlockResponse disassociate(DisassociateVpcCidrBlockRequest request) {
    Vpc vpc =
        tables
            .vpcs()
            .where(v ->
                v.ipv6CidrBlockAssociationSet().stream()
                    .anyMatch(a -> a.associationId().equals(request.associationId())))
            .stream()
            .findFirst()
            .orElseThrow(() ->
                api.error(
                    "InvalidVpcCidrBlockAssociationID.NotFound",
                    "The vpc CIDR block association ID '%s' does not exist",
                    request.associationId()));
    List<Subnet> users =
        tables
            .subnets()
            .where(
                s -> s.vpcId().equals(vpc.vpcId()) && !s.ipv6CidrBlockAssociationSet().isEmpty());
    if (!users.isEmpty()) {
      throw api.error(
          "InvalidCidrBlock.InUse",
          "The IPv6 CIDR block of %s is in use by %s",
          vpc.vpcId(),
          users.getFirst().subnetId());
    }
    tables.vpcs().put(vpc.vpcId(), vpc.toBuilder().ipv6CidrBlockAssociationSet(List.of()).build());
    return DisassociateVpcCidrBlockResponse.builder().vpcId(vpc.vpcId()).build();
  }
}
