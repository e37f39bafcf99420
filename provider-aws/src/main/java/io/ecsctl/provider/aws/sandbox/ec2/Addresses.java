package io.ecsctl.provider.aws.sandbox.ec2;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** Elastic IP addresses, from the block that documentation may use. */
final class Addresses {
  private final Ec2Api api;
  private final Ec2Tables tables;
  private final NatGateways natGateways;

  Addresses(Ec2Api api, Ec2Tables tables, NatGateways natGateways) {
    this.api = api;
    this.tables = tables;
    this.natGateways = natGateways;
  }

  AllocateAddressResponse allocate(AllocateAddressRequest request) {
    String id = "eipalloc-" + api.backend().hex17();
    String ip = "203.0.113." + (1 + api.backend().next() % 254);
    String border =
        Objects.requireNonNullElse(request.networkBorderGroup(), api.backend().region());
    Address address =
        Address.builder()
            .allocationId(id)
            .publicIp(ip)
            .domain("vpc")
            .publicIpv4Pool("amazon")
            .networkBorderGroup(border)
            .build();
    tables.addresses().put(id, address);
    api.tag(id, ResourceType.ELASTIC_IP, request.tagSpecifications());
    return AllocateAddressResponse.builder()
        .allocationId(id)
        .publicIp(ip)
        .domain("vpc")
        .publicIpv4Pool("amazon")
        .networkBorderGroup(border)
        .build();
  }

  private Address complete(Address address) {
    Address.Builder complete = address.toBuilder().tags(api.tags(address.allocationId()));
    natGateways
        .holder(address.allocationId())
        .ifPresent(nat ->
            complete
                .associationId("eipassoc-" + address.allocationId().substring("eipalloc-".length()))
                .networkInterfaceId(nat.natGatewayAddresses().getFirst().networkInterfaceId())
                .privateIpAddress(nat.natGatewayAddresses().getFirst().privateIp()));
    return complete.build();
  }

  private void require(@Nullable String id) {
    if (!tables.addresses().contains(id)) {
      throw api.error("InvalidAllocationID.NotFound", "The allocation ID '%s' does not exist", id);
    }
  }

  DescribeAddressesResponse describe(DescribeAddressesRequest request) {
    request.allocationIds().forEach(this::require);
    List<Address> all =
        tables
            .addresses()
            .where(a ->
                !request.hasAllocationIds() || request.allocationIds().contains(a.allocationId()));
    // DescribeAddresses has no pages.
    return DescribeAddressesResponse.builder()
        .addresses(
            api
                .filtered(
                    all,
                    request.filters(),
                    Ec2Api.Described.of(Address::allocationId, Addresses::facts))
                .stream()
                .map(this::complete)
                .toList())
        .build();
  }

  private static Map<String, List<String>> facts(Address address) {
    return Map.of(
        "allocation-id", List.of(address.allocationId()),
        "public-ip", List.of(address.publicIp()),
        "domain", List.of("vpc"));
  }

  ReleaseAddressResponse release(ReleaseAddressRequest request) {
    String id = request.allocationId();
    require(id);
    if (natGateways.holder(id).isPresent()) {
      throw api.error(
          "InvalidIPAddress.InUse",
          "Address %s is in use.",
          tables.addresses().find(id).map(Address::publicIp).orElse(id));
    }
    tables.addresses().remove(id);
    api.forget(id);
    return ReleaseAddressResponse.builder().build();
  }
}
