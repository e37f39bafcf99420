package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** An {@code internet_gateway} block: the gateway and its attachment to a VPC. */
final class InternetGatewayKind extends Ec2Kind<InternetGateway> {
  private static final String VPC = "vpc";

  InternetGatewayKind(Tools tools) {
    super(tools);
  }

  @Override
  public String name() {
    return "internet_gateway";
  }

  @Override
  String idFilter() {
    return "internet-gateway-id";
  }

  @Override
  List<InternetGateway> find(List<Filter> filters) {
    return Call.to(
        "ec2:DescribeInternetGateways",
        () ->
            ec2()
                .describeInternetGatewaysPaginator(r -> r.filters(filters))
                .internetGateways()
                .stream()
                .toList());
  }

  @Override
  String id(InternetGateway gateway) {
    return gateway.internetGatewayId();
  }

  @Override
  List<Tag> tags(InternetGateway gateway) {
    return gateway.tags();
  }

  @Override
  Value.ObjectOf attributes(InternetGateway gateway) {
    String vpc =
        gateway.attachments().stream()
            .map(InternetGatewayAttachment::vpcId)
            .findFirst()
            .orElse(null);
    return new LiveAttributes().text("id", gateway.internetGatewayId()).text(VPC, vpc).build();
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateInternetGatewayRequest request =
        CreateInternetGatewayRequest.builder()
            .tagSpecifications(tagged(ResourceType.INTERNET_GATEWAY, scope, desired))
            .build();
    String id =
        Call.to("ec2:CreateInternetGateway", () -> ec2().createInternetGateway(request))
            .internetGateway()
            .internetGatewayId();
    LiveResource created = readBack(desired.address(), id);
    String vpc = Values.text(desired.attributes(), VPC);
    if (vpc == null) {
      return created;
    }
    attach(id, vpc);
    return readBack(desired.address(), id);
  }

  private void attach(String id, String vpc) {
    Call.unless(
        Set.of("Resource.AlreadyAssociated"),
        "ec2:AttachInternetGateway",
        () -> ec2().attachInternetGateway(r -> r.internetGatewayId(id).vpcId(vpc)));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains(VPC)) {
      detach(live.id(), Values.text(live.attributes(), VPC));
      String vpc = Values.text(desired.attributes(), VPC);
      if (vpc != null) {
        attach(live.id(), vpc);
      }
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live, desired);
    }
    return readBack(live.address(), live.id());
  }

  /** Refused while something in the VPC has a public address that goes through the gateway. */
  private void detach(String id, @Nullable String vpc) throws InterruptedException {
    if (vpc != null) {
      delete(
          id,
          "Gateway.NotAttached",
          "ec2:DetachInternetGateway",
          () -> ec2().detachInternetGateway(r -> r.internetGatewayId(id).vpcId(vpc)));
    }
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    if (byId(live.id()).isEmpty()) {
      return;
    }
    detach(live.id(), Values.text(live.attributes(), VPC));
    delete(
        live.id(),
        "InvalidInternetGatewayID.NotFound",
        "ec2:DeleteInternetGateway",
        () -> ec2().deleteInternetGateway(r -> r.internetGatewayId(live.id())));
  }
}
