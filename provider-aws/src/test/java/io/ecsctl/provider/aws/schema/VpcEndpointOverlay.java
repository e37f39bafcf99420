package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;

/** A {@code vpc_endpoint} block. */
final class VpcEndpointOverlay {
  private VpcEndpointOverlay() {}

  static KindOverlay overlay() {
    KindOverlay endpoint =
        Ec2.kind("vpc_endpoint", "CreateVpcEndpoint", CreateVpcEndpointRequest.builder())
            .doc("A way from a VPC to a service of AWS's that does not lead over the internet.")
            .deletedFirst() // two of one service cannot both hold its private name
            .computed("dns_name", "The first of its own names; empty for a gateway endpoint.")
            .exclude("ClientToken", "the plan gives every creation its own")
            .replacedBy(
                "VpcEndpointType",
                "VpcId",
                "ServiceName",
                "ServiceNetworkArn",
                "ResourceConfigurationArn",
                "ServiceRegion");
    endpoint.at("VpcEndpointType").name("type").fallback("Gateway");
    endpoint.at("VpcId").name("vpc").reference("id", "vpc").required();
    endpoint.at("PolicyDocument").name("policy").computed();
    endpoint.at("RouteTableIds").name("route_tables").references("id", "route_table");
    endpoint.at("SubnetIds").name("subnets").references("id", "subnet");
    endpoint
        .at("SecurityGroupIds")
        .name("security_groups")
        .references("id", "security_group")
        .computed();
    endpoint.at("IpAddressType").computed();
    endpoint.at("PrivateDnsEnabled").computed();
    endpoint.at("ServiceNetworkArn").name("service_network");
    endpoint.at("ResourceConfigurationArn").name("resource_configuration");
    endpoint.at("ServiceRegion").computed();
    endpoint.at("DnsOptions").computed();
    endpoint.at("DnsOptions.DnsRecordIpType").computed();
    endpoint.at("DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint").computed();
    endpoint.at("DnsOptions.PrivateDnsPreference").computed();
    endpoint.at("DnsOptions.PrivateDnsSpecifiedDomains").set().computed();
    endpoint.at("SubnetConfigurations").name("subnet_configuration").key("subnet");
    endpoint.at("SubnetConfigurations.SubnetId").name("subnet").reference("id", "subnet");
    describe(endpoint);
    return endpoint;
  }

  private static void describe(KindOverlay endpoint) {
    endpoint
        .at("VpcEndpointType")
        .doc(
            "Gateway (S3 and DynamoDB, by routes, free) or Interface (an address in each subnet).");
    endpoint.at("VpcId").doc("The VPC that it leads out of.");
    endpoint
        .at("ServiceName")
        .doc("The service: ecr.api, s3, logs; or in full, com.amazonaws.eu-central-1.ecr.api.");
    endpoint
        .at("PolicyDocument")
        .doc("What may be done through it, as a policy in JSON. Everything when not stated.");
    endpoint.at("RouteTableIds").doc("Gateway: the tables that get a route to the service.");
    endpoint.at("SubnetIds").doc("Interface: where its addresses are, one subnet a zone.");
    endpoint
        .at("SecurityGroupIds")
        .doc(
            "Interface: who may reach it, on 443/tcp. Without any it gets the VPC's default"
                + " group.");
    endpoint.at("IpAddressType").doc("Whether it has IPv4 addresses, IPv6 ones or both.");
    endpoint
        .at("PrivateDnsEnabled")
        .doc(
            "Interface: whether the service's usual name leads here inside the VPC, which then"
                + " needs enable_dns_support and enable_dns_hostnames.");
    endpoint.at("DnsOptions").doc("Which names it has, and with which records.");
    endpoint.at("SubnetConfigurations").doc("Chosen addresses, subnet by subnet.");
    endpoint.at("ServiceNetworkArn").doc("The ARN of a VPC Lattice service network.");
    endpoint.at("ResourceConfigurationArn").doc("The ARN of a VPC Lattice resource configuration.");
    endpoint.at("ServiceRegion").doc("The service's region, where it is another.");
  }
}
