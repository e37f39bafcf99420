package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;

/** A {@code subnet} block. */
final class SubnetOverlay {
  private SubnetOverlay() {}

  static KindOverlay overlay() {
    KindOverlay subnet =
        Ec2.kind("subnet", "CreateSubnet", CreateSubnetRequest.builder())
            .doc("A range of addresses of a VPC in one availability zone.")
            .deletedFirst() // the new range may overlap the old one
            .computed("arn", "The ARN.")
            .replacedBy(
                "AvailabilityZone",
                "AvailabilityZoneId",
                "CidrBlock",
                "Ipv6CidrBlock",
                "OutpostArn",
                "VpcId",
                "Ipv6Native",
                "Ipv4IpamPoolId",
                "Ipv4NetmaskLength",
                "Ipv6IpamPoolId",
                "Ipv6NetmaskLength");
    subnet.at("VpcId").name("vpc").reference("id", "vpc").required();
    subnet
        .at("CidrBlock")
        .name("cidr")
        .cidr()
        .computed()
        .doc("The IPv4 range, /16 to /28, inside the VPC's. AWS keeps five addresses of it.");
    subnet
        .at("AvailabilityZone")
        .computed()
        .doc("The zone, eu-central-1a. AWS chooses one when neither this nor the zone's id is given.");
    subnet.at("AvailabilityZoneId").computed();
    subnet.at("Ipv6CidrBlock").cidr().computed();
    subnet.at("OutpostArn").name("outpost");
    subnet.at("Ipv6Native").fallback(false);
    subnet.at("Ipv4IpamPoolId").name("ipv4_ipam_pool");
    subnet.at("Ipv6IpamPoolId").name("ipv6_ipam_pool");
    subnet.at("Ipv4NetmaskLength").range(16, 28);
    subnet
        .add("", "map_public_ip_on_launch")
        .bool()
        .member("MapPublicIpOnLaunch")
        .fallback(false)
        .doc("Whether instances get a public address. Tasks go by their service's assign_public_ip.");
    return subnet;
  }
}
