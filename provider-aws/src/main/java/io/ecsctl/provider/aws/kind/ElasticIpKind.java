package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** An {@code elastic_ip} block. */
final class ElasticIpKind extends Ec2Kind<Address> {
  ElasticIpKind(Tools tools) {
    super(tools);
  }

  @Override
  public String name() {
    return "elastic_ip";
  }

  @Override
  String idFilter() {
    return "allocation-id";
  }

  /** EC2 answers all addresses in one page: there are few. */
  @Override
  List<Address> find(List<Filter> filters) {
    return Call.to(
        "ec2:DescribeAddresses",
        () -> ec2().describeAddresses(r -> r.filters(filters)).addresses());
  }

  @Override
  String id(Address address) {
    return address.allocationId();
  }

  @Override
  List<Tag> tags(Address address) {
    return address.tags();
  }

  @Override
  Value.ObjectOf attributes(Address address) {
    return LiveAttributes.of(tools.read(name(), address))
        // Which address it became is no wish for that one.
        .without("address")
        .text("id", address.allocationId())
        .text("public_ip", address.publicIp())
        .build();
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    AllocateAddressRequest request =
        tools
            .request(desired, AllocateAddressRequest.builder())
            .domain(DomainType.VPC)
            .tagSpecifications(tagged(ResourceType.ELASTIC_IP, scope, desired))
            .build();
    String id = Call.to("ec2:AllocateAddress", () -> ec2().allocateAddress(request)).allocationId();
    return readBack(desired.address(), id);
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live, desired);
    }
    return readBack(live.address(), live.id());
  }

  @Override
  Stream<String> users(String id) {
    return byId(id).stream().flatMap(address -> Stream.ofNullable(address.networkInterfaceId()));
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    delete(
        live.id(),
        "InvalidAllocationID.NotFound",
        "ec2:ReleaseAddress",
        () -> ec2().releaseAddress(r -> r.allocationId(live.id())));
  }
}
