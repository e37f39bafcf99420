package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;

/** A {@code nat_gateway} block. */
final class NatGatewayOverlay {
  private NatGatewayOverlay() {}

  static KindOverlay overlay() {
    KindOverlay nat =
        Ec2.kind("nat_gateway", "CreateNatGateway", CreateNatGatewayRequest.builder())
            .doc("The way out to the internet for what has no public address.")
            .deletedFirst() // its address cannot be in two at a time
            .computed("public_ip", "Its public address; empty for a private one.")
            .computed("private_ip", "Its address in the subnet.")
            .exclude("ClientToken", "the plan gives every creation its own")
            .replacedBy(
                "AvailabilityMode",
                "AllocationId",
                "SubnetId",
                "VpcId",
                "ConnectivityType",
                "PrivateIpAddress",
                "SecondaryAllocationIds",
                "SecondaryPrivateIpAddresses",
                "SecondaryPrivateIpAddressCount",
                "AvailabilityZoneAddresses");
    nat.at("SubnetId")
        .name("subnet")
        .reference("id", "subnet")
        .doc("The public subnet it stands in. Required unless it is regional.");
    nat.at("AllocationId").name("elastic_ip").reference("id", "elastic_ip");
    nat.at("VpcId").name("vpc").reference("id", "vpc").computed().doc("For a regional one.");
    nat.at("AvailabilityMode").fallback("zonal");
    nat.at("ConnectivityType").fallback("public");
    nat.at("PrivateIpAddress").computed();
    nat.at("SecondaryAllocationIds").name("secondary_elastic_ips").references("id", "elastic_ip");
    nat.at("SecondaryPrivateIpAddresses").set().computed();
    nat.at("SecondaryPrivateIpAddressCount").range(1, 31);
    nat.at("AvailabilityZoneAddresses")
        .name("availability_zone_address")
        .key("availability_zone")
        .doc("The addresses of a regional one, zone by zone.");
    nat.at("AvailabilityZoneAddresses.AllocationIds")
        .name("elastic_ips")
        .references("id", "elastic_ip");
    describe(nat);
    return nat;
  }

  private static void describe(KindOverlay nat) {
    nat.at("AllocationId").doc("Its public address. Required unless it is private or regional.");
    nat.at("AvailabilityMode").doc("Whether it serves one zone, or the whole region by itself.");
    nat.at("ConnectivityType").doc("private reaches other networks only, and takes no address.");
    nat.at("PrivateIpAddress").doc("Its address in the subnet.");
    nat.at("SecondaryAllocationIds").doc("More public addresses, for more connections at a time.");
    nat.at("SecondaryPrivateIpAddresses").doc("More private addresses.");
    nat.at("SecondaryPrivateIpAddressCount")
        .doc("How many more private addresses, where it does not matter which.");
  }
}
