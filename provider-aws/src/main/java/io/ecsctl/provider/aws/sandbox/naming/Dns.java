package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.GetChangeRequest;
import software.amazon.awssdk.services.route53.model.GetChangeResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ListHostedZonesRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/**
 * Route 53. Every operation that is not here throws {@link UnsupportedOperationException}, as the
 * interface has it.
 */
public final class Dns implements Route53Client {
  private static final int PAGE = 100;

  private final Endpoint endpoint;
  private final HostedZones zones;
  private final RecordSets records;

  public Dns(Backend backend) {
    endpoint = backend.endpoint("Route53", Route53Exception::builder);
    zones = new HostedZones(backend);
    records = new RecordSets(endpoint);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public GetHostedZoneResponse getHostedZone(GetHostedZoneRequest request) {
    return endpoint.read(
        "GetHostedZone",
        () -> {
          HostedZone zone = require(request.id());
          return GetHostedZoneResponse.builder().hostedZone(zone).vpCs(zones.vpcsOf(zone)).build();
        });
  }

  @Override
  public CreateHostedZoneResponse createHostedZone(CreateHostedZoneRequest request) {
    return endpoint.change(
        "CreateHostedZone",
        () ->
            CreateHostedZoneResponse.builder()
                .hostedZone(
                    zones.create(
                        request.name(), request.vpc() == null ? null : request.vpc().vpcId(), null))
                .build());
  }

  @Override
  public ListHostedZonesResponse listHostedZones(ListHostedZonesRequest request) {
    return endpoint.read(
        "ListHostedZones",
        () -> {
          Integer wanted = request.maxItems() == null ? null : Integer.valueOf(request.maxItems());
          var page = endpoint.page(zones.zones().all(), request.marker(), wanted, PAGE);
          return ListHostedZonesResponse.builder()
              .hostedZones(page.items())
              .isTruncated(page.next() != null)
              .nextMarker(page.next())
              .build();
        });
  }

  @Override
  public ListResourceRecordSetsResponse listResourceRecordSets(
      ListResourceRecordSetsRequest request) {
    return endpoint.read(
        "ListResourceRecordSets", () -> records.list(require(request.hostedZoneId()), request));
  }

  @Override
  public ChangeResourceRecordSetsResponse changeResourceRecordSets(
      ChangeResourceRecordSetsRequest request) {
    return endpoint.change(
        "ChangeResourceRecordSets", () -> records.change(require(request.hostedZoneId()), request));
  }

  @Override
  public GetChangeResponse getChange(GetChangeRequest request) {
    return endpoint.read("GetChange", () -> records.get(request));
  }

  /** With or without {@code /hostedzone/}. */
  private HostedZone require(String id) {
    String name = id.substring(id.lastIndexOf('/') + 1);
    return zones
        .zones()
        .find("/hostedzone/" + name)
        .orElseThrow(() ->
            endpoint.error(
                NoSuchHostedZoneException.builder(),
                "NoSuchHostedZone",
                "No hosted zone found with ID: %s",
                name));
  }
}
