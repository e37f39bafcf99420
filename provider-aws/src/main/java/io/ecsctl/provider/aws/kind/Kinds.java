package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.provider.aws.client.AwsClients;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Every kind there is, in one list: adding one is adding a line. */
public final class Kinds {
  private final Map<String, ResourceKind> byName = new TreeMap<>();

  private Kinds(List<ResourceKind> kinds) {
    kinds.forEach(kind -> byName.put(kind.name(), kind));
  }

  /**
   * @param account the number of the account
   * @param thorough whether to read also what tags remember
   */
  public static Kinds all(
      AwsClients clients, Schema schema, Supplier<String> account, BooleanSupplier thorough) {
    Tools tools = new Tools(clients, schema, account, thorough);
    return new Kinds(
        List.of(
            new VpcKind(tools),
            new SubnetKind(tools),
            new InternetGatewayKind(tools),
            new ElasticIpKind(tools),
            new NatGatewayKind(tools),
            new VpcEndpointKind(tools),
            new EgressOnlyInternetGatewayKind(tools),
            new RouteTableKind(tools),
            new SecurityGroupKind(tools),
            new LoadBalancerKind(tools),
            new TargetGroupKind(tools),
            new ListenerKind(tools),
            new ListenerRuleKind(tools),
            new RoleKind(tools),
            new PolicyKind(tools),
            new ParameterKind(tools),
            new SecretKind(tools),
            new BucketKind(tools),
            new RepositoryKind(tools),
            new PullThroughCacheKind(tools),
            new FileSystemKind(tools),
            new InstanceProfileKind(tools),
            new LaunchTemplateKind(tools),
            new AutoScalingGroupKind(tools),
            new LogGroupKind(tools),
            new CapacityProviderKind(tools),
            new ClusterKind(tools),
            new TaskDefinitionKind(tools),
            new ServiceKind(tools),
            new AlarmKind(tools),
            new CompositeAlarmKind(tools),
            new AutoscalingKind(tools),
            new NamespaceKind(tools),
            new DiscoveryServiceKind(tools),
            new DnsRecordKind(tools),
            new CertificateKind(tools),
            new ScheduleKind(tools)));
  }

  /** Those whose objects may be borrowed from others. */
  public static List<Finder> finders(AwsClients clients, Schema schema, Supplier<String> account) {
    return KindFinders.all(new Tools(clients, schema, account, () -> true));
  }

  /**
   * All, those first that have to wait for nothing: the others' threads stand still until the index
   * is read.
   */
  public List<ResourceKind> toRead() {
    return byName.values().stream()
        .sorted(Comparator.comparing(ResourceKind::listsWithoutIndex).reversed())
        .toList();
  }

  /** The kind of that name; the schema and this list name the same ones. */
  public ResourceKind kind(String name) {
    ResourceKind kind = byName.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("no kind " + name);
    }
    return kind;
  }
}
