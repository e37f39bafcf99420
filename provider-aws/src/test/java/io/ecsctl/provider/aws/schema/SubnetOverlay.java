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
        .doc(
            "The zone, eu-central-1a. AWS chooses one when neither this nor the zone's id is"
                + " given.");
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
        .doc(
            "Whether instances get a public address. Tasks go by their service's"
                + " assign_public_ip.");
    subnet
        .add("", "assign_ipv6_address_on_creation")
        .bool()
        .member("AssignIpv6AddressOnCreation")
        .fallback(false)
        .doc("Whether everything in it gets an IPv6 address. Needs an IPv6 range.");
    subnet
        .add("", "enable_dns64")
        .bool()
        .member("EnableDns64")
        .fallback(false)
        .doc("Whether names of IPv4 addresses resolve to IPv6 ones that a NAT gateway translates.");
    describe(subnet);
    return subnet;
  }

  private static void describe(KindOverlay subnet) {
    subnet.at("VpcId").doc("The VPC it is a part of.");
    subnet
        .at("AvailabilityZoneId")
        .doc("The zone by its id, euc1-az2, which is the same in every account.");
    subnet.at("Ipv6CidrBlock").doc("The IPv6 range, inside the VPC's.");
    subnet.at("OutpostArn").doc("The ARN of the Outpost it stands on.");
    subnet.at("Ipv6Native").doc("Whether it has IPv6 addresses only.");
    subnet.at("Ipv4IpamPoolId").doc("The IPAM pool that gives the IPv4 range.");
    subnet.at("Ipv4NetmaskLength").doc("How large a range the IPv4 pool gives.");
    subnet.at("Ipv6IpamPoolId").doc("The IPAM pool that gives the IPv6 range.");
    subnet.at("Ipv6NetmaskLength").doc("How large a range the IPv6 pool gives.");
  }
}
