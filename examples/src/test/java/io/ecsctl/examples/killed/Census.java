package io.ecsctl.examples.killed;

import io.ecsctl.provider.aws.client.AwsClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * What there is in an account, whoever it belongs to, asked with AWS's own clients and told by what
 * a person would know it by: ids are others each time. One line for each object, sorted; what is
 * there twice is there twice.
 */
final class Census {
  private final AwsClients clients;
  private final List<String> lines = new ArrayList<>();

  private Census(AwsClients clients) {
    this.clients = clients;
  }

  static String of(AwsClients clients) {
    Census census = new Census(clients);
    census.network();
    census.balancing();
    census.identity();
    census.containers();
    census
        .clients
        .logs()
        .describeLogGroups()
        .logGroups()
        .forEach(
            group -> census.add("log group %s %s", group.logGroupName(), group.retentionInDays()));
    census
        .clients
        .ssm()
        .describeParameters()
        .parameters()
        .forEach(parameter -> census.add("parameter %s", parameter.name()));
    return String.join("\n", census.lines.stream().sorted().toList());
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is not on the class path
  private void add(String format, Object... values) {
    lines.add(format.formatted(values));
  }

  private void network() {
    var ec2 = clients.ec2();
    ec2.describeVpcs().vpcs().stream()
        .filter(vpc -> !vpc.isDefault())
        .forEach(vpc -> add("VPC %s", vpc.cidrBlock()));
    ec2.describeSubnets().subnets().stream()
        .filter(subnet -> !subnet.defaultForAz())
        .forEach(subnet -> add("subnet %s", subnet.cidrBlock()));
    ec2.describeSecurityGroups().securityGroups().stream()
        .filter(group -> !group.groupName().equals("default"))
        .forEach(this::securityGroup);
    ec2.describeAddresses().addresses().forEach(_ -> add("address"));
    ec2.describeInternetGateways()
        .internetGateways()
        .forEach(gateway -> add("internet gateway of %d", gateway.attachments().size()));
    ec2.describeNatGateways().natGateways().stream()
        .filter(gateway -> !gateway.stateAsString().startsWith("delet"))
        .forEach(gateway -> add("NAT gateway %s", gateway.stateAsString()));
    ec2.describeRouteTables().routeTables().stream()
        .filter(
            table -> table.associations().stream().noneMatch(of -> Boolean.TRUE.equals(of.main())))
        .forEach(table ->
            add(
                "route table of %d subnets with %d routes",
                table.associations().size(), table.routes().size()));
  }

  private void securityGroup(SecurityGroup group) {
    add(
        "security group %s in %s out %s",
        group.description(), rules(group.ipPermissions()), rules(group.ipPermissionsEgress()));
  }

  private static List<String> rules(List<IpPermission> permissions) {
    return permissions.stream()
        .flatMap(permission ->
            Stream.concat(
                    permission.ipRanges().stream().map(range -> range.cidrIp()),
                    permission.userIdGroupPairs().stream().map(_ -> "group"))
                .map(peer -> permission.fromPort() + " " + peer))
        .sorted()
        .toList();
  }

  private void balancing() {
    var elb = clients.elb();
    Map<String, Integer> ports =
        elb.describeTargetGroups().targetGroups().stream()
            .collect(Collectors.toMap(TargetGroup::targetGroupArn, TargetGroup::port));
    ports.values().forEach(port -> add("target group %d", port));
    for (LoadBalancer balancer : elb.describeLoadBalancers().loadBalancers()) {
      add(
          "load balancer %s in %d zones",
          balancer.loadBalancerName(), balancer.availabilityZones().size());
      elb.describeListeners(r -> r.loadBalancerArn(balancer.loadBalancerArn()))
          .listeners()
          .forEach(listener -> {
            add("listener %d", listener.port());
            elb.describeRules(r -> r.listenerArn(listener.listenerArn()))
                .rules()
                .forEach(rule -> add("rule %s to %s", rule.priority(), targets(rule, ports)));
          });
    }
  }

  private static List<Integer> targets(Rule rule, Map<String, Integer> ports) {
    return rule.actions().stream()
        .map(Action::targetGroupArn)
        .filter(Objects::nonNull)
        .map(ports::get)
        .toList();
  }

  private void identity() {
    for (Role role : clients.iam().listRoles().roles()) {
      String name = role.roleName();
      add(
          "role %s with %d and %d policies",
          name,
          clients.iam().listAttachedRolePolicies(r -> r.roleName(name)).attachedPolicies().size(),
          clients.iam().listRolePolicies(r -> r.roleName(name)).policyNames().size());
    }
  }

  private void containers() {
    var ecs = clients.ecs();
    List<Cluster> clusters =
        ecs.describeClusters(r -> r.clusters(ecs.listClusters().clusterArns())).clusters().stream()
            .filter(cluster -> cluster.status().equals("ACTIVE"))
            .toList();
    for (Cluster cluster : clusters) {
      add("cluster %s", cluster.clusterName());
      List<String> arns = ecs.listServices(r -> r.cluster(cluster.clusterArn())).serviceArns();
      if (!arns.isEmpty()) {
        ecs
            .describeServices(r -> r.cluster(cluster.clusterArn()).services(arns))
            .services()
            .stream()
            .filter(service -> service.status().equals("ACTIVE"))
            .forEach(this::service);
      }
    }
    // Not the families by their status: moto tells those that have no active revision too.
    ecs
        .listTaskDefinitions(r -> r.status(TaskDefinitionStatus.ACTIVE))
        .taskDefinitionArns()
        .stream()
        .map(arn -> arn.substring(arn.indexOf('/') + 1, arn.lastIndexOf(':')))
        .distinct()
        .forEach(family -> add("task definitions %s", family));
    var scaling = clients.scaling();
    scaling
        .describeScalableTargets(r -> r.serviceNamespace(ServiceNamespace.ECS))
        .scalableTargets()
        .forEach(
            target -> add("scalable target %d %d", target.minCapacity(), target.maxCapacity()));
    scaling
        .describeScalingPolicies(r -> r.serviceNamespace(ServiceNamespace.ECS))
        .scalingPolicies()
        .forEach(policy -> add("scaling policy %s", policy.policyName()));
  }

  private void service(Service service) {
    String image =
        clients
            .ecs()
            .describeTaskDefinition(r -> r.taskDefinition(service.taskDefinition()))
            .taskDefinition()
            .containerDefinitions()
            .getFirst()
            .image();
    add(
        "service %s with %d of %s behind %s",
        service.serviceName(),
        service.desiredCount(),
        image,
        service.loadBalancers().stream()
            .map(balancer -> Objects.toString(balancer.containerPort()))
            .toList());
  }
}
