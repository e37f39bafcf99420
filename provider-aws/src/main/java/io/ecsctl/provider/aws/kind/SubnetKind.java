package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;

/** A {@code subnet} block. */
final class SubnetKind extends Ec2Kind<Subnet> {
  private static final String PUBLIC_IP = "map_public_ip_on_launch";

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
    if (!mapsPublicIp(desired)) {
      return created;
    }
    setPublicIp(id, true);
    return readBack(desired.address(), id);
  }

  private static boolean mapsPublicIp(DesiredResource desired) {
    return Boolean.TRUE.equals(Values.bool(desired.attributes(), PUBLIC_IP));
  }

  private void setPublicIp(String id, boolean value) {
    Call.to(
        "ec2:ModifySubnetAttribute",
        () ->
            ec2()
                .modifySubnetAttribute(
                    r -> r.subnetId(id).mapPublicIpOnLaunch(v -> v.value(value))));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains(PUBLIC_IP)) {
      setPublicIp(live.id(), mapsPublicIp(desired));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live, desired);
    }
    return readBack(live.address(), live.id());
  }

  /**
   * Refused while interfaces of load balancers or tasks are in it, which go some time after their
   * owners.
   */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    delete(
        "InvalidSubnetID.NotFound",
        "ec2:DeleteSubnet",
        () -> ec2().deleteSubnet(r -> r.subnetId(live.id())));
  }
}
