package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;

/** An {@code internet_gateway} block. */
final class InternetGatewayOverlay {
  private InternetGatewayOverlay() {}

  static KindOverlay overlay() {
    KindOverlay gateway =
        Ec2.kind(
                "internet_gateway", "CreateInternetGateway", CreateInternetGatewayRequest.builder())
            .doc("The way between a VPC and the internet.")
            .deletedFirst(); // a VPC has one at most
    gateway
        .add("", "vpc")
        .reference("id", "vpc")
        .doc("The VPC it is attached to. A VPC has one at most.");
    return gateway;
  }
}
