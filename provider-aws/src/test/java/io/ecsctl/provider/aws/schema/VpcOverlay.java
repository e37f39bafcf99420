package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.value.Type;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;

/** A {@code vpc} block. */
final class VpcOverlay {
  private VpcOverlay() {}

  static KindOverlay overlay() {
    KindOverlay vpc =
        Ec2.kind("vpc", "CreateVpc", CreateVpcRequest.builder())
            .doc("A virtual network.")
            .computed("arn", "The ARN.")
            .computed(
                "cidrs",
                new Type.ListType(Type.CIDR),
                "Its IPv4 ranges: cidr, and those that were added to it.")
            .computed(
                "default_security_group", "The id of the security group that EC2 made with it.")
            .computed("main_route_table", "The id of the route table that EC2 made with it.")
            .replacedBy(
                "CidrBlock",
                "Ipv4IpamPoolId",
                "Ipv4NetmaskLength",
                "Ipv6Pool",
                "Ipv6CidrBlock",
                "Ipv6IpamPoolId",
                "Ipv6NetmaskLength",
                "Ipv6CidrBlockNetworkBorderGroup",
                "InstanceTenancy",
                "VpcEncryptionControl");
    vpc.at("CidrBlock")
        .name("cidr")
        .cidr()
        .computed()
        .doc("The IPv4 range, /16 to /28. Required unless an IPAM pool gives one.");
    vpc.at("Ipv6CidrBlock").cidr().computed();
    vpc.at("Ipv4IpamPoolId").name("ipv4_ipam_pool");
    vpc.at("Ipv6IpamPoolId").name("ipv6_ipam_pool");
    vpc.at("Ipv4NetmaskLength").range(16, 28);
    vpc.at("Ipv6NetmaskLength").range(44, 60);
    vpc.at("Ipv6CidrBlockNetworkBorderGroup").computed();
    vpc.at("InstanceTenancy").fallback("default");
    vpc.at("AmazonProvidedIpv6CidrBlock").fallback(false);
    vpc.add("", "enable_dns_support")
        .bool()
        .member("EnableDnsSupport")
        .fallback(true)
        .doc("Whether names are resolved in it. Tasks need this to find AWS.");
    vpc.add("", "enable_dns_hostnames")
        .bool()
        .member("EnableDnsHostnames")
        .fallback(false)
        .doc("Whether what has a public address gets a name. Interface endpoints need this.");
    describe(vpc);
    return vpc;
  }

  private static void describe(KindOverlay vpc) {
    vpc.at("Ipv4IpamPoolId").doc("The IPAM pool that gives the IPv4 range.");
    vpc.at("Ipv4NetmaskLength").doc("How large a range the IPv4 pool gives.");
    vpc.at("Ipv6CidrBlock").doc("The IPv6 range, from ipv6_pool or ipv6_ipam_pool.");
    vpc.at("Ipv6Pool").doc("A pool of IPv6 addresses of one's own.");
    vpc.at("Ipv6IpamPoolId").doc("The IPAM pool that gives the IPv6 range.");
    vpc.at("Ipv6NetmaskLength").doc("How large a range the IPv6 pool gives.");
    vpc.at("Ipv6CidrBlockNetworkBorderGroup").doc("Where the IPv6 range is announced.");
    vpc.at("VpcEncryptionControl").doc("Whether traffic inside has to be encrypted.");
    vpc.at("VpcEncryptionControl.Mode").required();
    vpc.at("InstanceTenancy").doc("Whether instances have their hardware to themselves.");
    vpc.at("AmazonProvidedIpv6CidrBlock").doc("An IPv6 /56 of Amazon's.");
  }
}
