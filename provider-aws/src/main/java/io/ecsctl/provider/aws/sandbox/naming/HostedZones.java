package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.LinkedService;
import software.amazon.awssdk.services.route53.model.VPC;

/** The zones of Route 53 and the VPCs that private ones are known in. */
final class HostedZones {
  private static final String VPC_SORT = "zone vpc";

  /** Every account has a zone, so that programs whose names are in one can be tried. */
  private static final String FIRST = "/hostedzone/Z00000000EXAMPLE00000";

  private final Backend backend;

  HostedZones(Backend backend) {
    this.backend = backend;
  }

  /** By id, {@code /hostedzone/Z…}. */
  Table<HostedZone> zones() {
    Table<HostedZone> zones = backend.globalTable("route53.zone", HostedZone::builder);
    if (!zones.contains(FIRST)) {
      HostedZone zone = zone(FIRST, "example.com", null).build();
      zones.put(FIRST, zone);
      RecordSets.begin(backend, zone);
    }
    return zones;
  }

  private Attributes vpcs() {
    return backend.attributes(VPC_SORT);
  }

  /**
   * @param vpc of a private zone; null for a public one
   * @param service that made it; null when a person did
   */
  HostedZone create(String name, @Nullable String vpc, @Nullable String service) {
    String id = "/hostedzone/Z" + backend.hex17().toUpperCase(Locale.ROOT);
    HostedZone.Builder zone = zone(id, name, vpc).callerReference(backend.uuid());
    if (service != null) {
      zone.linkedService(LinkedService.builder().servicePrincipal(service).build());
    }
    if (vpc != null) {
      vpcs().set(id, "vpc", vpc);
    }
    HostedZone made = zones().put(id, zone.build());
    RecordSets.begin(backend, made);
    return made;
  }

  private static HostedZone.Builder zone(String id, String name, @Nullable String vpc) {
    return HostedZone.builder()
        .id(id)
        .name(absolute(name))
        .callerReference(id)
        .config(c -> c.privateZone(vpc != null))
        .resourceRecordSetCount(2L);
  }

  /** Of a private zone, one; of a public one, none. */
  List<VPC> vpcsOf(HostedZone zone) {
    String vpc = vpcs().get(zone.id(), "vpc");
    return vpc == null
        ? List.of()
        : List.of(VPC.builder().vpcId(vpc).vpcRegion(backend.region()).build());
  }

  void remove(String id) {
    zones().remove(id);
    RecordSets.end(backend, id);
    vpcs().removeAll(id);
  }

  /** With the dot at its end that Route 53 adds. */
  static String absolute(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower : lower + ".";
  }
}
