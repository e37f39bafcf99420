package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;

/** A {@code subnet} block. */
final class SubnetKind extends Ec2Kind<Subnet> {
  private static final String PUBLIC_IP = "map_public_ip_on_launch";
  private static final String IPV6_ON_CREATION = "assign_ipv6_address_on_creation";
  private static final String DNS64 = "enable_dns64";

  SubnetKind(Tools tools) {
    super(tools);
  }

  @Override
  public String name() {
    return "subnet";
  }

  @Override
  String idFilter() {
    return "subnet-id";
  }

  @Override
  List<Subnet> find(List<Filter> filters) {
    return Call.to(
        "ec2:DescribeSubnets",
        () -> ec2().describeSubnetsPaginator(r -> r.filters(filters)).subnets().stream().toList());
  }

  @Override
  String id(Subnet subnet) {
    return subnet.subnetId();
  }

  @Override
  List<Tag> tags(Subnet subnet) {
    return subnet.tags();
  }

  @Override
  Value.ObjectOf attributes(Subnet subnet) {
    return LiveAttributes.of(tools.read(name(), subnet))
        .text("id", subnet.subnetId())
        .text("arn", subnet.subnetArn())
        .bool(PUBLIC_IP, subnet.mapPublicIpOnLaunch())
        .bool(IPV6_ON_CREATION, subnet.assignIpv6AddressOnCreation())
        .bool(DNS64, subnet.enableDns64())
        .cidr(SubnetIpv6.BLOCK, SubnetIpv6.block(subnet))
        .build();
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateSubnetRequest request =
        tools
            .request(desired, CreateSubnetRequest.builder())
            .tagSpecifications(tagged(ResourceType.SUBNET, scope, desired))
            .build();
    String id = Call.to("ec2:CreateSubnet", () -> ec2().createSubnet(request)).subnet().subnetId();
    LiveResource created = readBack(desired.address(), id);
    return switches(created, desired, Set.of(PUBLIC_IP, IPV6_ON_CREATION, DNS64))
        ? readBack(desired.address(), id)
        : created;
  }

  /** One call an attribute, as the API wants; whether there was one. */
  private boolean switches(LiveResource live, DesiredResource desired, Set<String> attributes) {
    boolean any = false;
    for (String name : attributes) {
      boolean wanted = Boolean.TRUE.equals(Values.bool(desired.attributes(), name));
      boolean is = Boolean.TRUE.equals(Values.bool(live.attributes(), name));
      if (wanted != is) {
        set(live.id(), name, AttributeBooleanValue.builder().value(wanted).build());
        any = true;
      }
    }
    return any;
  }

  private void set(String id, String name, AttributeBooleanValue value) {
    ModifySubnetAttributeRequest.Builder request =
        ModifySubnetAttributeRequest.builder().subnetId(id);
    switch (name) {
      case PUBLIC_IP -> request.mapPublicIpOnLaunch(value);
      case IPV6_ON_CREATION -> request.assignIpv6AddressOnCreation(value);
      default -> request.enableDns64(value);
    }
    Call.to("ec2:ModifySubnetAttribute", () -> ec2().modifySubnetAttribute(request.build()));
  }

  /** A range before the switch that needs it. */
  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains(SubnetIpv6.BLOCK)) {
      byId(live.id()).ifPresent(subnet -> SubnetIpv6.change(ec2(), subnet, desired));
    }
    Set<String> changed = new TreeSet<>(attributes);
    changed.retainAll(Set.of(PUBLIC_IP, IPV6_ON_CREATION, DNS64));
    switches(live, desired, changed);
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live, desired);
    }
    return readBack(live.address(), live.id());
  }

  @Override
  Stream<String> users(String id) {
    return new StillUsing(ec2()).interfaces("subnet-id", id);
  }

  /**
   * Refused while interfaces of load balancers or tasks are in it, which go some time after their
   * owners.
   */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    delete(
        live.id(),
        "InvalidSubnetID.NotFound",
        "ec2:DeleteSubnet",
        () -> ec2().deleteSubnet(r -> r.subnetId(live.id())));
  }
}
