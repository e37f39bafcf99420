package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;

/** The zones of the region; without local zones and those at the edge, which are opted into. */
final class AvailabilityZones implements Finder {
  private final AwsClients clients;

  AvailabilityZones(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "availability_zones";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    List<AvailabilityZone> zones =
        Call.to(
                "ec2:DescribeAvailabilityZones",
                () -> clients.ec2().describeAvailabilityZones().availabilityZones())
            .stream()
            .filter(zone -> zone.state() == AvailabilityZoneState.AVAILABLE)
            .filter(zone -> zone.zoneType() == null || zone.zoneType().equals("availability-zone"))
            .sorted(Comparator.comparing(AvailabilityZone::zoneName))
            .toList();
    return List.of(
        new Facts()
            .texts("names", zones.stream().map(AvailabilityZone::zoneName).toList())
            .texts("ids", zones.stream().map(AvailabilityZone::zoneId).toList())
            .build());
  }
}
