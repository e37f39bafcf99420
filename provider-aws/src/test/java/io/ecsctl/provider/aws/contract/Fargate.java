package io.ecsctl.provider.aws.contract;

import io.ecsctl.provider.aws.client.AwsClients;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Fargate services behind a load balancer, for tests that begin with one. */
public record Fargate(AwsClients aws) {
  public String cluster() {
    String name = Network.name("cluster");
    // Tagged, because moto's tagging API answers nothing at all while one cluster has no tags.
    aws.ecs().createCluster(r -> r.clusterName(name).tags(Sdk.ecsTag("of", "contract")));
    return name;
  }

  /** One container, {@code app}, that listens on 8080. */
  public TaskDefinition register(String family, String image) {
    return aws.ecs()
        .registerTaskDefinition(r ->
            r.family(family)
                .requiresCompatibilitiesWithStrings("FARGATE")
                .networkMode("awsvpc")
                .cpu("256")
                .memory("512")
                .containerDefinitions(
                    ContainerDefinition.builder()
                        .name("app")
                        .image(image)
                        .portMappings(PortMapping.builder().containerPort(8080).build())
                        .build())
                .tags(Sdk.ecsTag("of", "registration")))
        .taskDefinition();
  }

  /** Two tasks, guarded by the circuit breaker. {@code targetGroup} may be empty. */
  public Service service(
      String cluster,
      String name,
      String definition,
      List<String> subnets,
      List<String> groups,
      String targetGroup) {
    List<LoadBalancer> balancers =
        targetGroup.isEmpty()
            ? List.of()
            : List.of(
                LoadBalancer.builder()
                    .targetGroupArn(targetGroup)
                    .containerName("app")
                    .containerPort(8080)
                    .build());
    return aws.ecs()
        .createService(r ->
            r.cluster(cluster)
                .serviceName(name)
                .taskDefinition(definition)
                .launchType("FARGATE")
                .desiredCount(2)
                .loadBalancers(balancers)
                .networkConfiguration(
                    n -> n.awsvpcConfiguration(v -> v.subnets(subnets).securityGroups(groups)))
                .deploymentConfiguration(
                    d -> d.deploymentCircuitBreaker(b -> b.enable(true).rollback(true))))
        .service();
  }

  /** A service with everything that it needs, just created. */
  public Service standing(String image) {
    Network network = new Network(aws);
    String vpc = network.vpc();
    String balancer = network.balancer(vpc);
    List<String> subnets = List.of(network.subnet(vpc, 10, "a"), network.subnet(vpc, 11, "b"));
    String group = network.group(vpc);
    String targets = network.targetGroup(vpc);
    network.rule(network.listener(balancer), targets, 10);
    String definition = register(Network.name("family"), image).taskDefinitionArn();
    return service(cluster(), Network.name("web"), definition, subnets, List.of(group), targets);
  }

  public Service read(Service service) {
    return aws.ecs()
        .describeServices(r -> r.cluster(service.clusterArn()).services(service.serviceName()))
        .services()
        .getFirst();
  }

  /** Moves the service to a new revision of its family with that image. */
  public Service deploy(Service service, String image) {
    String arn = service.taskDefinition();
    String family = arn.substring(arn.lastIndexOf('/') + 1, arn.lastIndexOf(':'));
    String next = register(family, image).taskDefinitionArn();
    return aws.ecs()
        .updateService(r ->
            r.cluster(service.clusterArn()).service(service.serviceName()).taskDefinition(next))
        .service();
  }
}
