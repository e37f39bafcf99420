package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;

/** An {@code egress_only_internet_gateway} block. */
final class EgressOnlyInternetGatewayOverlay {
  private EgressOnlyInternetGatewayOverlay() {}

  static KindOverlay overlay() {
    KindOverlay gateway =
        Ec2.kind(
                "egress_only_internet_gateway",
                "CreateEgressOnlyInternetGateway",
                CreateEgressOnlyInternetGatewayRequest.builder())
            .doc("The way out to the IPv6 internet for what nobody there may reach.")
            .exclude("ClientToken", "the plan gives every creation its own")
            .replacedBy("VpcId");
    gateway
        .at("VpcId")
        .name("vpc")
        .reference("id", "vpc")
        .required()
        .doc("The VPC it leads out of.");
    return gateway;
  }
}
