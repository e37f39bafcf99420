package io.ecsctl.provider.aws.sandbox.ec2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** Ways out for IPv6 alone, attached to their VPC from the start. */
final class EgressOnlyInternetGateways {
  private static final String TOKENS = "egress-only-internet-gateway";

  private final Ec2Api api;
  private final Ec2Tables tables;

  EgressOnlyInternetGateways(Ec2Api api, Ec2Tables tables) {
    this.api = api;
    this.tables = tables;
  }

  CreateEgressOnlyInternetGatewayResponse create(CreateEgressOnlyInternetGatewayRequest request) {
    EgressOnlyInternetGateway gateway =
        sameToken(request.clientToken()).orElseGet(() -> make(request));
    return CreateEgressOnlyInternetGatewayResponse.builder()
        .clientToken(request.clientToken())
        .egressOnlyInternetGateway(tagged(gateway))
        .build();
  }

  private EgressOnlyInternetGateway make(CreateEgressOnlyInternetGatewayRequest request) {
    if (!tables.vpcs().contains(request.vpcId())) {
      throw api.error("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", request.vpcId());
    }
    String id = "eigw-" + api.backend().hex17();
    if (request.clientToken() != null) {
      api.backend().attributes(TOKENS).set(id, "token", request.clientToken());
    }
    api.tag(id, ResourceType.EGRESS_ONLY_INTERNET_GATEWAY, request.tagSpecifications());
    return tables
        .egressOnlyInternetGateways()
        .put(
            id,
            EgressOnlyInternetGateway.builder()
                .egressOnlyInternetGatewayId(id)
                .attachments(
                    InternetGatewayAttachment.builder()
                        .state("attached")
                        .vpcId(request.vpcId())
                        .build())
                .build());
  }

  private Optional<EgressOnlyInternetGateway> sameToken(@Nullable String token) {
    return tables.egressOnlyInternetGateways().all().stream()
        .filter(gateway ->
            token != null
                && token.equals(
                    api.backend()
                        .attributes(TOKENS)
                        .get(gateway.egressOnlyInternetGatewayId(), "token")))
        .findFirst();
  }

  private EgressOnlyInternetGateway tagged(EgressOnlyInternetGateway gateway) {
    return gateway.toBuilder().tags(api.tags(gateway.egressOnlyInternetGatewayId())).build();
  }

  DescribeEgressOnlyInternetGatewaysResponse describe(
      DescribeEgressOnlyInternetGatewaysRequest request) {
    request.egressOnlyInternetGatewayIds().forEach(this::require);
    List<EgressOnlyInternetGateway> all =
        tables
            .egressOnlyInternetGateways()
            .where(gateway ->
                !request.hasEgressOnlyInternetGatewayIds()
                    || request
                        .egressOnlyInternetGatewayIds()
                        .contains(gateway.egressOnlyInternetGatewayId()));
    var page =
        api.page(
            api.filtered(
                all,
                request.filters(),
                Ec2Api.Described.of(
                    EgressOnlyInternetGateway::egressOnlyInternetGatewayId, _ -> Map.of())),
            request.nextToken(),
            request.maxResults());
    return DescribeEgressOnlyInternetGatewaysResponse.builder()
        .egressOnlyInternetGateways(page.items().stream().map(this::tagged).toList())
        .nextToken(page.next())
        .build();
  }

  private void require(String id) {
    if (!tables.egressOnlyInternetGateways().contains(id)) {
      throw api.error("InvalidGatewayID.NotFound", "The eigw ID '%s' does not exist", id);
    }
  }

  DeleteEgressOnlyInternetGatewayResponse delete(DeleteEgressOnlyInternetGatewayRequest request) {
    require(request.egressOnlyInternetGatewayId());
    tables.egressOnlyInternetGateways().remove(request.egressOnlyInternetGatewayId());
    api.forget(request.egressOnlyInternetGatewayId());
    return DeleteEgressOnlyInternetGatewayResponse.builder().returnCode(true).build();
  }

  boolean anyIn(String vpc) {
    return tables
        .egressOnlyInternetGateways()
        .any(gateway -> gateway.attachments().stream().anyMatch(a -> vpc.equals(a.vpcId())));
  }
}
