package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.route53.model.HostedZone;

/** Hosted zones of Route 53. */
final class Zones implements Finder {
  private final AwsClients clients;

  Zones(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "zone";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    String name = plain(Facts.text(filters, "name"));
    boolean hidden = filters.get("private_zone") instanceof Value.Bool(var wanted) && wanted;
    return all().stream()
        .filter(zone -> plain(zone.name()).equals(name))
        .filter(zone -> hidden == Boolean.TRUE.equals(zone.config().privateZone()))
        .map(zone ->
            new Facts()
                .text("id", zone.id().substring(zone.id().lastIndexOf('/') + 1))
                .text("name", plain(zone.name()))
                .build())
        .sorted(Comparator.comparing(zone -> Facts.text(zone, "id")))
        .toList();
  }

  /** Without the dot of the root. */
  private static String plain(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private List<HostedZone> all() {
    return Call.to(
        "route53:ListHostedZones",
        () -> clients.dns().listHostedZonesPaginator().hostedZones().stream().toList());
  }

  @Override
  public List<String> names() {
    return all().stream().map(zone -> plain(zone.name())).toList();
  }
}
