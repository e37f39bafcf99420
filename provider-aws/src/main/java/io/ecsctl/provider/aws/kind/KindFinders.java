package io.ecsctl.provider.aws.kind;

import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.iam.model.Role;

/** The resource kinds that may be borrowed, in one list: adding one is adding a line. */
final class KindFinders {
  private KindFinders() {}

  static List<Finder> all(Tools tools) {
    AwsClients clients = tools.clients();
    ElbCandidates elb = new ElbCandidates(clients);
    return List.of(
        new Ec2Finder<>(
            new VpcKind(tools), _ -> null, Map.of("id", "vpc-id", "default", "is-default")),
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
        new KindFinder(new LoadBalancerKind(tools), elb::loadBalancers),
        new KindFinder(new TargetGroupKind(tools), elb::targetGroups),
        new KindFinder(new ListenerKind(tools), elb::listeners),
        new KindFinder(new ClusterKind(tools), _ -> clusters(clients)),
        new KindFinder(new RoleKind(tools), _ -> roles(clients)),
        new KindFinder(new LogGroupKind(tools), _ -> logGroups(clients)));
  }

  private static List<String> clusters(AwsClients clients) {
    return Call.to(
        "ecs:ListClusters",
        () -> clients.ecs().listClustersPaginator().clusterArns().stream().toList());
  }

  private static List<String> roles(AwsClients clients) {
    return Call.to(
        "iam:ListRoles",
        () -> clients.iam().listRolesPaginator().roles().stream().map(Role::roleName).toList());
  }

  private static List<String> logGroups(AwsClients clients) {
    return Call.to(
        "logs:DescribeLogGroups",
        () ->
            clients.logs().describeLogGroupsPaginator().logGroups().stream()
                .map(LogGroup::logGroupName)
                .toList());
  }
}
