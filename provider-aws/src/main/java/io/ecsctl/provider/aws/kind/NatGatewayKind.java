package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * A {@code nat_gateway} block. Routes through it are refused until it is available, which takes
 * some minutes.
 */
final class NatGatewayKind extends Ec2Kind<NatGateway> {
  private static final Duration TO_CHANGE_STATE = Duration.ofMinutes(10);

  NatGatewayKind(Tools tools) {
    super(tools);
  }

  @Override
  public String name() {
    return "nat_gateway";
  }

  @Override
  String idFilter() {
    return "nat-gateway-id";
  }

  /** Those of use, or soon: EC2 shows deleted and failed ones for an hour. */
  @Override
  List<NatGateway> find(List<Filter> filters) {
    return all(filters)
        .filter(gateway ->
            gateway.state() == NatGatewayState.PENDING
                || gateway.state() == NatGatewayState.AVAILABLE)
        .sorted(Comparator.comparing(NatGateway::createTime).reversed())
        .toList();
  }

  private Stream<NatGateway> all(List<Filter> filters) {
    return Call.to(
        "ec2:DescribeNatGateways",
        () ->
            ec2().describeNatGatewaysPaginator(r -> r.filter(filters)).natGateways().stream()
                .toList())
        .stream();
  }

  @Override
  String id(NatGateway gateway) {
    return gateway.natGatewayId();
  }

  @Override
  List<Tag> tags(NatGateway gateway) {
    return gateway.tags();
  }

  @Override
  Value.ObjectOf attributes(NatGateway gateway) {
    // The first address is the one it was made with; AWS marks it, emulators need not.
    Optional<NatGatewayAddress> primary =
        gateway.natGatewayAddresses().stream()
            .max(Comparator.comparing(address -> Boolean.TRUE.equals(address.isPrimary())));
    return LiveAttributes.of(tools.read(name(), gateway))
        .text("id", gateway.natGatewayId())
        .text("elastic_ip", primary.map(NatGatewayAddress::allocationId).orElse(null))
        .text("public_ip", primary.map(NatGatewayAddress::publicIp).orElse(null))
        .text("private_ip", primary.map(NatGatewayAddress::privateIp).orElse(null))
        .text("private_ip_address", primary.map(NatGatewayAddress::privateIp).orElse(null))
        .build();
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateNatGatewayRequest request =
        tools
            .request(desired, CreateNatGatewayRequest.builder())
            .clientToken(tools.token(desired))
            .tagSpecifications(tagged(ResourceType.NATGATEWAY, scope, desired))
            .build();
    NatGateway created =
        Call.to("ec2:CreateNatGateway", () -> ec2().createNatGateway(request)).natGateway();
    return readBack(desired.address(), created.natGatewayId());
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
  public LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    NatGateway available =
        tools
            .waiting()
            .until(
                "ec2:DescribeNatGateways",
                "NAT gateway " + live.id() + " to become available",
                TO_CHANGE_STATE,
                () -> available(live.id(), progress));
    return live(live.address(), available);
  }

  private Optional<NatGateway> available(String id, Progress progress) {
    NatGateway gateway =
        all(List.of(filter(idFilter(), List.of(id))))
            .findFirst()
            .orElseThrow(() -> Tools.vanished("ec2:DescribeNatGateways", id));
    progress.status(gateway.stateAsString());
    return switch (gateway.state()) {
      case AVAILABLE -> Optional.of(gateway);
      case PENDING, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
      case FAILED, DELETING, DELETED ->
          throw new ProviderException(
              gateway.failureCode() == null ? "NatGatewayFailed" : gateway.failureCode(),
              "ec2:CreateNatGateway",
              "NAT gateway "
                  + id
                  + " is "
                  + gateway.stateAsString()
                  + (gateway.failureMessage() == null
                      ? "."
                      : ": " + gateway.failureMessage() + "."));
    };
  }

  /** Until it is deleted it holds its address and an interface in its subnet. */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    Call.unless(
        Set.of("NatGatewayNotFound"),
        "ec2:DeleteNatGateway",
        () -> ec2().deleteNatGateway(r -> r.natGatewayId(live.id())));
    tools
        .waiting()
        .until(
            "ec2:DescribeNatGateways",
            "NAT gateway " + live.id() + " to be deleted",
            TO_CHANGE_STATE,
            () -> deleted(live.id(), progress));
  }

  private Optional<Boolean> deleted(String id, Progress progress) {
    boolean there =
        all(List.of(filter(idFilter(), List.of(id))))
            .anyMatch(gateway -> gateway.state() != NatGatewayState.DELETED);
    if (there) {
      progress.status("deleting");
    }
    return there ? Optional.empty() : Optional.of(true);
  }
}
