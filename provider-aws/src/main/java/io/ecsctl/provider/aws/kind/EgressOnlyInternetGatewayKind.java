package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** An {@code egress_only_internet_gateway} block. */
final class EgressOnlyInternetGatewayKind extends Ec2Kind<EgressOnlyInternetGateway> {
  EgressOnlyInternetGatewayKind(Tools tools) {
    super(tools);
  }

  @Override
  public String name() {
    return "egress_only_internet_gateway";
  }

  @Override
  String idFilter() {
    return "egress-only-internet-gateway-id";
  }

  /**
   * The one type whose ids are no filter; asked for by id, EC2 refuses to answer about any when one
   * is gone. A region has a handful of them.
   */
  @Override
  List<EgressOnlyInternetGateway> find(List<Filter> filters) {
    List<Filter> others =
        filters.stream().filter(filter -> !filter.name().equals(idFilter())).toList();
    return Call.to(
            "ec2:DescribeEgressOnlyInternetGateways",
            () ->
                ec2()
                    .describeEgressOnlyInternetGatewaysPaginator(r -> r.filters(others))
                    .egressOnlyInternetGateways()
                    .stream()
                    .toList())
        .stream()
        .filter(gateway -> hasId(gateway, filters))
        .toList();
  }

  private boolean hasId(EgressOnlyInternetGateway gateway, List<Filter> filters) {
    return filters.stream()
        .filter(filter -> filter.name().equals(idFilter()))
        .allMatch(filter -> filter.values().contains(gateway.egressOnlyInternetGatewayId()));
  }

  @Override
  String id(EgressOnlyInternetGateway gateway) {
    return gateway.egressOnlyInternetGatewayId();
  }

  @Override
  List<Tag> tags(EgressOnlyInternetGateway gateway) {
    return gateway.tags();
  }

  @Override
  Value.ObjectOf attributes(EgressOnlyInternetGateway gateway) {
    return new LiveAttributes()
        .text("id", gateway.egressOnlyInternetGatewayId())
        .text(
            "vpc",
            gateway.attachments().stream()
                .map(InternetGatewayAttachment::vpcId)
                .findFirst()
                .orElse(null))
        .build();
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateEgressOnlyInternetGatewayRequest request =
        tools
            .request(desired, CreateEgressOnlyInternetGatewayRequest.builder())
            .clientToken(tools.token(desired))
            .tagSpecifications(tagged(ResourceType.EGRESS_ONLY_INTERNET_GATEWAY, scope, desired))
            .build();
    String id =
        Call.to(
                "ec2:CreateEgressOnlyInternetGateway",
                () -> ec2().createEgressOnlyInternetGateway(request))
            .egressOnlyInternetGateway()
            .egressOnlyInternetGatewayId();
    return readBack(desired.address(), id);
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    updateTags(live, desired);
    return readBack(live.address(), live.id());
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    delete(
        live.id(),
        "InvalidGatewayID.NotFound",
        "ec2:DeleteEgressOnlyInternetGateway",
        () -> ec2().deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(live.id())));
  }
}
