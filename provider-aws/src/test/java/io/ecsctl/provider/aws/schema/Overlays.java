package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.DataSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.core.util.VersionInfo;

/** Every kind there is. A new one is added here, and nowhere else. */
final class Overlays {
  private Overlays() {}

  static List<KindOverlay> all() {
    return List.of(
        VpcOverlay.overlay(),
        SubnetOverlay.overlay(),
        InternetGatewayOverlay.overlay(),
        ElasticIpOverlay.overlay(),
        NatGatewayOverlay.overlay(),
        EgressOnlyInternetGatewayOverlay.overlay(),
        VpcEndpointOverlay.overlay(),
        RouteTableOverlay.overlay(),
        SecurityGroupOverlay.overlay(),
        LoadBalancerOverlay.overlay(),
        TargetGroupOverlay.overlay(),
        ListenerOverlay.overlay(),
        ListenerRuleOverlay.overlay(),
        RoleOverlay.overlay(),
        PolicyOverlay.overlay(),
        ParameterOverlay.overlay(),
        SecretOverlay.overlay(),
        BucketOverlay.overlay(),
        RepositoryOverlay.overlay(),
        PullThroughCacheOverlay.overlay(),
        FileSystemOverlay.overlay(),
        InstanceProfileOverlay.overlay(),
        LaunchTemplateOverlay.overlay(),
        AutoScalingGroupOverlay.overlay(),
        LogGroupOverlay.overlay(),
        CapacityProviderOverlay.overlay(),
        ClusterOverlay.overlay(),
        TaskDefinitionOverlay.overlay(),
        ServiceOverlay.overlay(),
        AlarmOverlay.overlay(),
        CompositeAlarmOverlay.overlay(),
        AutoscalingOverlay.overlay(),
        NamespaceOverlay.overlay(),
        DiscoveryServiceOverlay.overlay(),
        DnsRecordOverlay.overlay(),
        CertificateOverlay.overlay(),
        ScheduleOverlay.overlay());
  }

  /** The whole schema, derived anew. */
  static Schema schema() {
    TreeMap<String, KindSchema> kinds = new TreeMap<>();
    for (KindOverlay overlay : all()) {
      kinds.put(overlay.kind, SchemaGenerator.generate(overlay));
    }
    TreeMap<String, DataSchema> data = new TreeMap<>();
    for (DataOverlay overlay : DataOverlays.all()) {
      data.put(overlay.kind, overlay.schema(kinds.keySet()));
    }
    return new Schema(VersionInfo.SDK_VERSION, kinds, data);
  }
}
