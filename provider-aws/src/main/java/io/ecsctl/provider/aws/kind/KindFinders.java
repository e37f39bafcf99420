package io.ecsctl.provider.aws.kind;

import io.ecsctl.provider.aws.client.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** The resource kinds that may be borrowed, in one list: adding one is adding a line. */
final class KindFinders {
  private KindFinders() {}

  static List<Finder> all(Tools tools) {
    AwsClients clients = tools.clients();
    ElbCandidates elb = new ElbCandidates(clients);
    EcsCandidates ecs = new EcsCandidates(clients);
    Candidates other = new Candidates(clients);
    PolicyKind policy = new PolicyKind(tools);
    BucketKind bucket = new BucketKind(tools);
    AlarmKind alarm = new AlarmKind(tools);
    CompositeAlarmKind composite = new CompositeAlarmKind(tools);
    return List.of(
        new Ec2Finder<>(
            new VpcKind(tools),
            _ -> null,
            Map.of("id", "vpc-id", "cidr", "cidr", "default", "is-default")),
        new Ec2Finder<>(
            new SubnetKind(tools),
            _ -> null,
            Map.of(
                "id",
                "subnet-id",
                "vpc",
                "vpc-id",
                "availability_zone",
                "availability-zone",
                "cidr",
                "cidr-block",
                "map_public_ip_on_launch",
                "map-public-ip-on-launch")),
        new Ec2Finder<>(
            new SecurityGroupKind(tools),
            SecurityGroup::groupName,
            Map.of("id", "group-id", "name", "group-name", "vpc", "vpc-id")),
        new Ec2Finder<>(
            new RouteTableKind(tools),
            _ -> null,
            Map.of("id", "route-table-id", "vpc", "vpc-id", "main", "association.main")),
        new Ec2Finder<>(
            new InternetGatewayKind(tools),
            _ -> null,
            Map.of("id", "internet-gateway-id", "vpc", "attachment.vpc-id")),
        new Ec2Finder<>(new EgressOnlyInternetGatewayKind(tools), _ -> null, Map.of()),
        new Ec2Finder<>(
            new NatGatewayKind(tools),
            _ -> null,
            Map.of("id", "nat-gateway-id", "vpc", "vpc-id", "subnet", "subnet-id")),
        new Ec2Finder<>(
            new ElasticIpKind(tools),
            Address::publicIp,
            Map.of("id", "allocation-id", "public_ip", "public-ip")),
        new Ec2Finder<>(
            new VpcEndpointKind(tools),
            _ -> null,
            Map.of("id", "vpc-endpoint-id", "vpc", "vpc-id")),
        new KindFinder(new LoadBalancerKind(tools), elb::loadBalancers),
        new KindFinder(new TargetGroupKind(tools), elb::targetGroups),
        new KindFinder(new ListenerKind(tools), elb::listeners),
        new KindFinder(new ListenerRuleKind(tools), elb::rules),
        new KindFinder(new ClusterKind(tools), ecs::clusters),
        new KindFinder(new CapacityProviderKind(tools), ecs::capacityProviders),
        new KindFinder(
            new ServiceKind(tools), EcsCandidates::service, Set.of("cluster"), ecs::services),
        new KindFinder(
            new TaskDefinitionKind(tools), EcsCandidates::taskDefinition, Set.of(), ecs::families),
        new KindFinder(new AutoScalingGroupKind(tools), other::autoScalingGroups),
        new KindFinder(new LaunchTemplateKind(tools), other::launchTemplates),
        new KindFinder(new RoleKind(tools), other::roles),
        new KindFinder(policy, _ -> policy.names()),
        new KindFinder(new InstanceProfileKind(tools), other::instanceProfiles),
        new KindFinder(
            new DiscoveryServiceKind(tools),
            filters -> Values.text(filters, "id"),
            Set.of("namespace"),
            other::discoveryServices),
        new KindFinder(bucket, _ -> bucket.all()),
        new KindFinder(new LogGroupKind(tools), other::logGroups),
        new KindFinder(alarm, _ -> alarm.all()),
        new KindFinder(composite, _ -> composite.all()));
  }
}
