package io.ecsctl.provider.aws.contract;

import static io.ecsctl.provider.aws.contract.Contract.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/** Clusters, task definitions, services. */
interface EcsContract extends Contract {
  private EcsClient ecs() {
    return aws().ecs();
  }

  private Fargate fargate() {
    return new Fargate(aws());
  }

  @Test
  default void creatingAClusterAgainAnswersWithIt() {
    String name = fargate().cluster();
    Cluster again =
        ecs().createCluster(r -> r.clusterName(name).tags(Sdk.ecsTag("of", "contract"))).cluster();
    assertEquals(name, again.clusterName());
    assertEquals("ACTIVE", again.status());
  }

  @Test
  default void settingsAndTagsAreAnsweredOnlyWhenAsked() {
    expects(Gap.SETTINGS_ONLY_WHEN_ASKED);
    String name = fargate().cluster();
    assertEquals(
        List.of(), ecs().describeClusters(r -> r.clusters(name)).clusters().getFirst().settings());
    var with =
        ecs()
            .describeClusters(r -> r.clusters(name).include(ClusterField.SETTINGS))
            .clusters()
            .getFirst();
    assertEquals("disabled", with.settings().getFirst().value());
  }

  @Test
  default void aClusterThatIsNotThereIsAFailureInTheAnswer() {
    var answer = ecs().describeClusters(r -> r.clusters("never-made"));
    assertEquals(List.of(), answer.clusters());
    assertEquals("MISSING", answer.failures().getFirst().reason());
  }

  @Test
  default void revisionsCount() {
    String family = Network.name("family");
    assertEquals(1, fargate().register(family, "nginx:1").revision());
    assertEquals(2, fargate().register(family, "nginx:2").revision());
    assertEquals(
        2, ecs().describeTaskDefinition(r -> r.taskDefinition(family)).taskDefinition().revision());
  }

  @Test
  default void aRevisionCarriesTheTagsOfItsRegistration() {
    String arn = fargate().register(Network.name("family"), "nginx:1").taskDefinitionArn();
    assertEquals(
        "registration",
        ecs()
            .describeTaskDefinition(r -> r.taskDefinition(arn).include(TaskDefinitionField.TAGS))
            .tags()
            .getFirst()
            .value());
  }

  @Test
  default void containersHaveDefaults() {
    ContainerDefinition container =
        fargate().register(Network.name("family"), "nginx:1").containerDefinitions().getFirst();
    assertTrue(container.essential());
    assertEquals(0, container.cpu());
  }

  @Test
  default void portMappingsHaveDefaults() {
    expects(Gap.PORT_MAPPING_DEFAULTS);
    var port =
        fargate()
            .register(Network.name("family"), "nginx:1")
            .containerDefinitions()
            .getFirst()
            .portMappings()
            .getFirst();
    assertEquals("tcp", port.protocolAsString());
    assertEquals(8080, port.hostPort());
  }

  @Test
  default void whatFargateCannotRunIsNotRegistered() {
    expects(Gap.TASK_DEFINITION_CHECKS);
    refused(
        "ClientException",
        () ->
            ecs()
                .registerTaskDefinition(r ->
                    r.family("too-much")
                        .requiresCompatibilitiesWithStrings("FARGATE")
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("9999")
                        .containerDefinitions(
                            ContainerDefinition.builder().name("app").image("nginx:1").build())));
  }

  @Test
  default void aDeregisteredRevisionIsInactive() {
    String arn = fargate().register(Network.name("family"), "nginx:1").taskDefinitionArn();
    ecs().deregisterTaskDefinition(r -> r.taskDefinition(arn));
    assertEquals(
        "INACTIVE",
        ecs().describeTaskDefinition(r -> r.taskDefinition(arn)).taskDefinition().statusAsString());
  }

  @Test
  default void aServiceNeedsItsCluster() {
    refused(
        "ClusterNotFoundException",
        () -> ecs().createService(r -> r.cluster("never-made").serviceName("web")));
  }

  @Test
  default void aServiceNeedsItsTaskDefinition() {
    String cluster = fargate().cluster();
    refused(
        "ClientException",
        () ->
            ecs()
                .createService(
                    r -> r.cluster(cluster).serviceName("web").taskDefinition("never-made:1")));
  }

  @Test
  default void aServiceNeedsItsSubnets() {
    String cluster = fargate().cluster();
    String definition = fargate().register(Network.name("family"), "nginx:1").taskDefinitionArn();
    refused(
        "InvalidParameterException",
        () -> fargate().service(cluster, "web", definition, List.of("subnet-0123"), List.of(), ""));
  }

  @Test
  default void aServicesTargetGroupNeedsALoadBalancer() {
    expects(Gap.SERVICE_NEEDS_LOAD_BALANCER);
    String vpc = network().vpc();
    List<String> subnets = network().twoSubnets(vpc);
    String group = network().group(vpc);
    String targets = network().targetGroup(vpc);
    String cluster = fargate().cluster();
    String definition = fargate().register(Network.name("family"), "nginx:1").taskDefinitionArn();
    refused(
        "InvalidParameterException",
        () -> fargate().service(cluster, "web", definition, subnets, List.of(group), targets));
  }

  @Test
  default void aServiceIsReadAsWritten() {
    Service service = fargate().standing("nginx:1");
    assertEquals("ACTIVE", service.status());
    assertEquals(2, service.desiredCount());
    assertEquals(2, service.networkConfiguration().awsvpcConfiguration().subnets().size());
    assertEquals("app", service.loadBalancers().getFirst().containerName());
    Service read =
        ecs()
            .describeServices(r -> r.cluster(service.clusterArn()).services(service.serviceName()))
            .services()
            .getFirst();
    assertEquals(service.taskDefinition(), read.taskDefinition());
    assertEquals("PRIMARY", read.deployments().getFirst().status());
  }

  @Test
  default void servicesHaveDefaults() {
    expects(Gap.SERVICE_DEFAULTS);
    Service service = fargate().standing("nginx:1");
    assertEquals(200, service.deploymentConfiguration().maximumPercent());
    assertEquals(100, service.deploymentConfiguration().minimumHealthyPercent());
    assertEquals("LATEST", service.platformVersion());
    assertEquals("ENABLED", service.availabilityZoneRebalancingAsString());
    assertEquals(
        "DISABLED", service.networkConfiguration().awsvpcConfiguration().assignPublicIpAsString());
  }

  @Test
  default void aServicesNameIsTaken() {
    expects(Gap.SERVICE_NAME_IS_TAKEN);
    Service service = fargate().standing("nginx:1");
    var vpc = service.networkConfiguration().awsvpcConfiguration();
    refused(
        "InvalidParameterException",
        () ->
            fargate()
                .service(
                    service.clusterArn(),
                    service.serviceName(),
                    service.taskDefinition(),
                    vpc.subnets(),
                    vpc.securityGroups(),
                    ""));
  }

  @Test
  default void aServiceAboveZeroIsDeletedByForceOnly() {
    Service service = fargate().standing("nginx:1");
    refused(
        "InvalidParameterException",
        () ->
            ecs()
                .deleteService(
                    r -> r.cluster(service.clusterArn()).service(service.serviceName())));
    ecs()
        .deleteService(
            r -> r.cluster(service.clusterArn()).service(service.serviceName()).force(true));
    until("the service is inactive", () -> "INACTIVE".equals(fargate().read(service).status()));
  }

  @Test
  default void theDeletedAreNotListed() {
    expects(Gap.DELETED_IS_NOT_LISTED);
    Service service = fargate().standing("nginx:1");
    ecs()
        .deleteService(
            r -> r.cluster(service.clusterArn()).service(service.serviceName()).force(true));
    until("the service is inactive", () -> "INACTIVE".equals(fargate().read(service).status()));
    assertEquals(List.of(), ecs().listServices(r -> r.cluster(service.clusterArn())).serviceArns());
    ecs().deleteCluster(r -> r.cluster(service.clusterArn()));
    assertFalse(
        ecs().listClustersPaginator(r -> {}).clusterArns().stream()
            .anyMatch(service.clusterArn()::equals));
  }

  @Test
  default void aClusterWithServicesStays() {
    expects(Gap.CLUSTER_IN_USE);
    Service service = fargate().standing("nginx:1");
    refused(
        "ClusterContainsServicesException",
        () -> ecs().deleteCluster(r -> r.cluster(service.clusterArn())));
  }
}
