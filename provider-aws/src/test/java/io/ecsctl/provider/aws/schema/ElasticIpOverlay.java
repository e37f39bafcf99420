package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;

/** An {@code elastic_ip} block. */
final class ElasticIpOverlay {
  private ElasticIpOverlay() {}

  static KindOverlay overlay() {
    KindOverlay address =
        Ec2.kind("elastic_ip", "AllocateAddress", AllocateAddressRequest.builder())
            .doc("A public IPv4 address that stays. Its id is the allocation id.")
            .computed("public_ip", "The address.")
            .exclude("Domain", "vpc is the only one that is left")
            .replacedBy(
                "Address",
                "PublicIpv4Pool",
                "NetworkBorderGroup",
                "CustomerOwnedIpv4Pool",
                "IpamPoolId");
    address.at("Address").doc("A particular address, from a pool of one's own or lost before.");
    address.at("PublicIpv4Pool").computed();
    address.at("NetworkBorderGroup").computed();
    address.at("IpamPoolId").name("ipam_pool");
    describe(address);
    return address;
  }

  private static void describe(KindOverlay address) {
    address.at("PublicIpv4Pool").doc("The pool it is taken from; Amazon's when it is not stated.");
    address
        .at("NetworkBorderGroup")
        .doc("Where it is announced; the region when it is not stated.");
    address.at("CustomerOwnedIpv4Pool").doc("A pool of addresses on an Outpost.");
    address.at("IpamPoolId").doc("The IPAM pool it is taken from.");
  }
}
