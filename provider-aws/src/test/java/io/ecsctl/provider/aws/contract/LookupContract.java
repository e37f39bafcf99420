package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.provider.LookupRequest;
import io.ecsctl.planner.provider.LookupResult;
import io.ecsctl.provider.aws.AwsProvider;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What data blocks find, in an account of others. */
interface LookupContract extends Contract {
  /** {@code "name", "shared", "tags", tags}. */
  private static Value.ObjectOf filters(Object... namesAndValues) {
    TreeMap<String, Value> filters = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      filters.put(
          (String) namesAndValues[i],
          namesAndValues[i + 1] instanceof Value value
              ? value
              : new Value.Text((String) namesAndValues[i + 1]));
    }
    return new Value.ObjectOf(filters);
  }

  private static Value tag(String key, String value) {
    return new Value.MapOf(Type.STRING, new TreeMap<>(Map.of(key, new Value.Text(value))));
  }

  private LookupResult lookup(String kind, Object... filters) {
    // The clients are the suite's: closing the provider would close them.
    return new AwsProvider(aws(), SchemaReader.bundled())
        .lookup(List.of(new LookupRequest(kind, filters(filters))))
        .getFirst();
  }

  private List<Value.ObjectOf> found(String kind, Object... filters) {
    LookupResult result = lookup(kind, filters);
    assertTrue(result instanceof LookupResult.Found, result::toString);
    return ((LookupResult.Found) result).objects();
  }

  private static List<String> ids(String identity, List<Value.ObjectOf> objects) {
    return objects.stream().map(object -> ((Value.Text) object.get(identity)).value()).toList();
  }

  @Test
  default void aVpcIsFoundByItsIdAndByItsTags() {
    String vpc = network().vpc();
    String name = Network.name("borrowed");
    aws()
        .ec2()
        .createTags(r -> r.resources(vpc).tags(Tag.builder().key("Name").value(name).build()));
    assertEquals(List.of(vpc), ids("id", found("vpc", "id", vpc)));
    Value.ObjectOf found = found("vpc", "tags", tag("Name", name)).getFirst();
    assertEquals("10.0.0.0/16", ValueText.of(found.get("cidr")));
    assertEquals(List.of(), found("vpc", "id", "vpc-00000000000000000"));
    LookupResult none = lookup("vpc", "tags", tag("Name", "nobody's"));
    assertTrue(((LookupResult.Found) none).others().contains(name), none::toString);
  }

  @Test
  default void subnetsAreFoundByTheirVpcInTheOrderOfTheirZones() {
    String vpc = network().vpc();
    String b = network().subnet(vpc, 1, "b");
    String a = network().subnet(vpc, 2, "a");
    aws().ec2().createTags(r -> r.resources(a).tags(Tag.builder().key("tier").value("x").build()));
    assertEquals(List.of(a, b), ids("id", found("subnet", "vpc", vpc)));
    assertEquals(List.of(a), ids("id", found("subnet", "vpc", vpc, "tags", tag("tier", "x"))));
    assertEquals(
        List.of(b),
        ids("id", found("subnet", "vpc", vpc, "availability_zone", aws().region() + "b")));
  }

  @Test
  default void aSecurityGroupIsFoundByNameWithItsRules() {
    String vpc = network().vpc();
    String group = network().group(vpc);
    Value.ObjectOf found = found("security_group", "id", group, "vpc", vpc).getFirst();
    Value name = found.get("name");
    assertEquals(List.of(group), ids("id", found("security_group", "name", name, "vpc", vpc)));
  }

  @Test
  default void aListenerIsFoundByItsLoadBalancerAndPort() {
    String vpc = network().vpc();
    String balancer = network().balancer(vpc);
    String listener = network().listener(balancer);
    Value.ObjectOf found = found("load_balancer", "arn", balancer).getFirst();
    assertEquals(List.of(balancer), ids("arn", found("load_balancer", "name", found.get("name"))));
    Value port = new Value.Port(Objects.requireNonNull(PortRange.parse("80/tcp")));
    assertEquals(
        List.of(listener), ids("arn", found("listener", "load_balancer", balancer, "port", port)));
    Value other = new Value.Port(Objects.requireNonNull(PortRange.parse("81/tcp")));
    assertEquals(List.of(), found("listener", "load_balancer", balancer, "port", other));
    assertTrue(lookup("listener", "port", port) instanceof LookupResult.Refused);
  }

  @Test
  default void aTargetGroupIsFoundByName() {
    String arn = network().targetGroup(network().vpc());
    Value name = found("target_group", "arn", arn).getFirst().get("name");
    assertEquals(List.of(arn), ids("arn", found("target_group", "name", name)));
    assertEquals(List.of(), found("target_group", "name", "nobody"));
  }

  @Test
  default void aClusterIsFoundByNameAndTheOthersAreNamed() {
    String name = Network.name("shared");
    String arn = aws().ecs().createCluster(r -> r.clusterName(name)).cluster().clusterArn();
    assertEquals(List.of(arn), ids("arn", found("cluster", "name", name)));
    LookupResult none = lookup("cluster", "name", name + "x");
    assertTrue(((LookupResult.Found) none).others().contains(name), none::toString);
  }

  @Test
  default void aRoleIsFoundByName() {
    String arn = network().role();
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    assertEquals(List.of(arn), ids("arn", found("role", "name", name)));
    assertEquals(List.of(), found("role", "name", "nobody"));
  }

  @Test
  default void aLogGroupIsFoundByItsWholeName() {
    String name = Network.name("/borrowed/logs");
    aws().logs().createLogGroup(r -> r.logGroupName(name));
    aws().logs().createLogGroup(r -> r.logGroupName(name + "-more"));
    assertEquals(1, found("log_group", "name", name).size());
  }

  @Test
  default void aParameterHasItsValueUnlessThatIsASecret() {
    String name = Network.name("/borrowed/plain");
    aws().ssm().putParameter(r -> r.name(name).value("one").type(ParameterType.STRING));
    aws()
        .ssm()
        .putParameter(r -> r.name(name + "-secret").value("two").type(ParameterType.SECURE_STRING));
    assertEquals(new Value.Text("one"), found("parameter", "name", name).getFirst().get("value"));
    assertEquals(Value.NULL, found("parameter", "name", name + "-secret").getFirst().get("value"));
    assertEquals(List.of(), found("parameter", "name", "/nobody"));
  }

  @Test
  default void aSecretIsFoundWithoutItsValue() {
    String name = Network.name("borrowed/secret");
    String arn = aws().secrets().createSecret(r -> r.name(name).secretString("hush")).arn();
    Value.ObjectOf found = found("secret", "name", name).getFirst();
    assertEquals(new Value.Text(arn), found.get("arn"));
    assertFalse(found.toString().contains("hush"));
    assertEquals(List.of(), found("secret", "name", "nobody's"));
  }

  @Test
  default void anImageIsFoundByItsTagAndNamedByItsDigest() {
    String name = Network.name("borrowed");
    String uri =
        aws().ecr().createRepository(r -> r.repositoryName(name)).repository().repositoryUri();
    String manifest =
        """
        {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json", "config": {}, "layers": []}\
        """;
    aws().ecr().putImage(r -> r.repositoryName(name).imageTag("v1").imageManifest(manifest));
    assertEquals(1, found("repository", "name", name).size());
    Value.ObjectOf image = found("image", "repository", name, "tag", "v1").getFirst();
    String digest = ((Value.Text) image.get("digest")).value();
    assertTrue(digest.startsWith("sha256:"), digest);
    assertEquals(new Value.Text(uri + "@" + digest), image.get("uri"));
    assertEquals(List.of(), found("image", "repository", name, "tag", "v2"));
    assertEquals(List.of(), found("image", "repository", "nobodys"));
  }

  @Test
  default void aFileSystemIsFoundByItsTags() {
    String name = Network.name("borrowed");
    String id =
        aws()
            .efs()
            .createFileSystem(r ->
                r.creationToken(name)
                    .tags(
                        software.amazon.awssdk.services.efs.model.Tag.builder()
                            .key("Name")
                            .value(name)
                            .build()))
            .fileSystemId();
    assertEquals(List.of(id), ids("id", found("file_system", "name", name)));
    assertEquals(List.of(id), ids("id", found("file_system", "tags", tag("Name", name))));
  }

  @Test
  default void theZonesAreThoseOfTheRegion() {
    Value names = found("availability_zones").getFirst().get("names");
    assertTrue(
        ((Value.ListOf) names).elements().contains(new Value.Text(aws().region() + "a")),
        names::toString);
  }

  @Test
  default void theCallerHasAnAccount() {
    Value account = found("caller_identity").getFirst().get("account");
    assertTrue(((Value.Text) account).value().matches("[0-9]{12}"), account::toString);
  }

  @Test
  default void theRecommendedImageHasAnId() {
    Value id = found("ami", "architecture", "arm64").getFirst().get("id");
    assertTrue(((Value.Text) id).value().startsWith("ami-"), id::toString);
    assertFalse(found("ami", "family", "amazon_linux_2").isEmpty());
  }

  @Test
  default void aZoneIsFoundByItsName() {
    String name = Network.name("zone") + ".example.com";
    aws().dns().createHostedZone(r -> r.name(name).callerReference(name));
    assertEquals(new Value.Text(name), found("zone", "name", name).getFirst().get("name"));
  }

  @Test
  default void anIssuedCertificateIsFoundByItsDomain() {
    expects(Gap.CERTIFICATES_ARE_ISSUED);
    String domain = Network.name("site") + ".example.org";
    String arn = aws().acm().requestCertificate(r -> r.domainName(domain)).certificateArn();
    until(
        "the certificate is issued",
        () ->
            lookup("certificate", "domain_name", domain) instanceof LookupResult.Found(var now, _)
                && !now.isEmpty());
    assertEquals(List.of(arn), ids("arn", found("certificate", "domain_name", domain)));
  }

  @Test
  default void gatewaysAndAddressesAreFoundByWhereTheyAre() {
    String vpc = network().vpc();
    String subnet = network().subnet(vpc, 1, "a");
    String gateway = network().internetGateway(vpc);
    String outwards =
        aws()
            .ec2()
            .createEgressOnlyInternetGateway(r -> r.vpcId(vpc))
            .egressOnlyInternetGateway()
            .egressOnlyInternetGatewayId();
    var address = aws().ec2().allocateAddress(r -> r.domain("vpc"));
    String nat =
        aws()
            .ec2()
            .createNatGateway(r -> r.subnetId(subnet).allocationId(address.allocationId()))
            .natGateway()
            .natGatewayId();
    assertEquals(List.of(gateway), ids("id", found("internet_gateway", "vpc", vpc)));
    assertEquals(List.of(outwards), ids("id", found("egress_only_internet_gateway", "vpc", vpc)));
    assertEquals(
        List.of(outwards), ids("id", found("egress_only_internet_gateway", "id", outwards)));
    assertEquals(List.of(nat), ids("id", found("nat_gateway", "vpc", vpc, "subnet", subnet)));
    assertEquals(
        List.of(address.allocationId()),
        ids("id", found("elastic_ip", "public_ip", address.publicIp())));
    assertEquals(List.of(), found("internet_gateway", "id", "igw-00000000000000000"));
  }

  @Test
  default void anEndpointIsFoundByWhatItLeadsTo() {
    String vpc = network().vpc();
    String id =
        aws()
            .ec2()
            .createVpcEndpoint(
                r -> r.vpcId(vpc).serviceName("com.amazonaws." + aws().region() + ".s3"))
            .vpcEndpoint()
            .vpcEndpointId();
    assertEquals(List.of(id), ids("id", found("vpc_endpoint", "vpc", vpc, "service_name", "s3")));
    assertEquals(
        List.of(id),
        ids(
            "id",
            found(
                "vpc_endpoint",
                "vpc",
                vpc,
                "service_name",
                "com.amazonaws." + aws().region() + ".s3")));
    assertEquals(List.of(), found("vpc_endpoint", "vpc", vpc, "service_name", "ecr.api"));
  }

  @Test
  default void aListenerRuleIsFoundByItsPriority() {
    String vpc = network().vpc();
    String listener = network().listener(network().balancer(vpc));
    String targets = network().targetGroup(vpc);
    network().rule(listener, targets, 7);
    String rule = network().rule(listener, targets, 8);
    assertEquals(
        List.of(rule),
        ids("arn", found("listener_rule", "listener", listener, "priority", Value.Number.of(8))));
    assertEquals(2, found("listener_rule", "listener", listener).size());
    assertTrue(
        lookup("listener_rule", "priority", Value.Number.of(8)) instanceof LookupResult.Refused);
  }

  @Test
  default void theNewestRevisionOfAFamilyIsFound() {
    String family = Network.name("borrowed");
    List<String> revisions =
        Stream.of("nginx:1", "nginx:2", "nginx:3")
            .map(image ->
                aws()
                    .ecs()
                    .registerTaskDefinition(r ->
                        r.family(family)
                            .containerDefinitions(
                                ContainerDefinition.builder()
                                    .name("app")
                                    .image(image)
                                    .memory(128)
                                    .build()))
                    .taskDefinition()
                    .taskDefinitionArn())
            .toList();
    assertEquals(List.of(revisions.get(2)), ids("arn", found("task_definition", "family", family)));
    assertEquals(
        List.of(revisions.get(0)),
        ids("arn", found("task_definition", "family", family, "revision", Value.Number.of(1))));
    assertEquals(List.of(), found("task_definition", "family", "nobodys"));
    aws().ecs().deregisterTaskDefinition(r -> r.taskDefinition(revisions.get(2)));
    assertEquals(
        List.of(), found("task_definition", "family", family, "revision", Value.Number.of(3)));
    expects(Gap.NEWEST_ACTIVE_REVISION);
    assertEquals(List.of(revisions.get(1)), ids("arn", found("task_definition", "family", family)));
  }

  @Test
  default void aServiceIsFoundByItsNameInItsCluster() {
    String cluster = Network.name("shared");
    String name = Network.name("borrowed");
    String arn = aws().ecs().createCluster(r -> r.clusterName(cluster)).cluster().clusterArn();
    aws()
        .ecs()
        .registerTaskDefinition(r ->
            r.family(name)
                .containerDefinitions(
                    ContainerDefinition.builder().name("app").image("nginx").memory(128).build()));
    String service =
        aws()
            .ecs()
            .createService(
                r -> r.cluster(cluster).serviceName(name).taskDefinition(name).desiredCount(0))
            .service()
            .serviceArn();
    assertEquals(List.of(service), ids("arn", found("service", "cluster", arn, "name", name)));
    assertEquals(List.of(service), ids("arn", found("service", "cluster", cluster)));
    assertEquals(List.of(service), ids("arn", found("service", "arn", service)));
    assertEquals(List.of(), found("service", "cluster", cluster, "name", name + "x"));
    assertEquals(List.of(), found("service", "cluster", "nobodys", "name", name));
  }

  @Test
  default void whatInstancesAreMadeOfIsFoundByName() {
    String vpc = network().vpc();
    String subnet = network().subnet(vpc, 1, "a");
    String name = Network.name("borrowed");
    String template =
        aws()
            .ec2()
            .createLaunchTemplate(r ->
                r.launchTemplateName(name)
                    .launchTemplateData(d -> d.imageId("ami-12345678").instanceType("m5.large"))
                    .tagSpecifications(Network.tag(ResourceType.LAUNCH_TEMPLATE, "role", name)))
            .launchTemplate()
            .launchTemplateId();
    aws()
        .autoScaling()
        .createAutoScalingGroup(r ->
            r.autoScalingGroupName(name)
                .launchTemplate(t -> t.launchTemplateId(template).version("$Latest"))
                .minSize(0)
                .maxSize(0)
                .vpcZoneIdentifier(subnet)
                .tags(
                    software.amazon.awssdk.services.autoscaling.model.Tag.builder()
                        .key("role")
                        .value(name)
                        .propagateAtLaunch(false)
                        .resourceId(name)
                        .resourceType("auto-scaling-group")
                        .build()));
    assertEquals(List.of(template), ids("id", found("launch_template", "name", name)));
    assertEquals(List.of(template), ids("id", found("launch_template", "tags", tag("role", name))));
    assertEquals(List.of(), found("launch_template", "name", "nobodys"));
    assertEquals(List.of(name), ids("name", found("auto_scaling_group", "name", name)));
    assertEquals(
        List.of(name), ids("name", found("auto_scaling_group", "tags", tag("role", name))));
    assertEquals(List.of(), found("auto_scaling_group", "name", "nobodys"));
    String group = ids("arn", found("auto_scaling_group", "name", name)).getFirst();
    aws()
        .ecs()
        .createCapacityProvider(
            r -> r.name(name).autoScalingGroupProvider(p -> p.autoScalingGroupArn(group)));
    assertEquals(List.of(name), ids("name", found("capacity_provider", "name", name)));
    assertEquals(List.of(), found("capacity_provider", "name", "nobodys"));
  }

  @Test
  default void profilesAndPoliciesAreFoundByName() {
    String name = Network.name("borrowed");
    String profile =
        aws().iam().createInstanceProfile(r -> r.instanceProfileName(name)).instanceProfile().arn();
    String policy =
        aws()
            .iam()
            .createPolicy(r ->
                r.policyName(name)
                    .policyDocument(
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}\
                        """))
            .policy()
            .arn();
    assertEquals(List.of(profile), ids("arn", found("instance_profile", "name", name)));
    assertEquals(List.of(policy), ids("arn", found("policy", "name", name)));
    assertEquals(List.of(policy), ids("arn", found("policy", "arn", policy)));
    assertEquals(List.of(), found("instance_profile", "name", "nobodys"));
    assertEquals(List.of(), found("policy", "name", "nobodys"));
  }

  @Test
  default void aBucketIsFoundByItsName() {
    String name = Network.name("borrowed-of-others");
    aws()
        .s3()
        .createBucket(r ->
            r.bucket(name).createBucketConfiguration(c -> c.locationConstraint(aws().region())));
    assertEquals(List.of(name), ids("name", found("bucket", "name", name)));
    assertEquals(List.of(), found("bucket", "name", "nobodys-at-all"));
  }

  @Test
  default void anAlarmIsFoundByItsName() {
    String name = Network.name("borrowed");
    aws()
        .cloudWatch()
        .putMetricAlarm(r ->
            r.alarmName(name)
                .namespace("AWS/ECS")
                .metricName("CPUUtilization")
                .statistic("Average")
                .comparisonOperator("GreaterThanThreshold")
                .threshold(80.0)
                .period(60)
                .evaluationPeriods(1));
    assertEquals(List.of(name), ids("name", found("alarm", "name", name)));
    assertEquals(List.of(), found("composite_alarm", "name", name));
    LookupResult none = lookup("alarm", "name", "nobodys");
    assertTrue(((LookupResult.Found) none).others().contains(name), none::toString);
  }

  @Test
  default void anAlarmOverAlarmsIsFoundByItsName() {
    expects(Gap.COMPOSITE_ALARMS);
    String name = Network.name("borrowed");
    aws()
        .cloudWatch()
        .putMetricAlarm(r ->
            r.alarmName(name)
                .namespace("AWS/ECS")
                .metricName("CPUUtilization")
                .statistic("Average")
                .comparisonOperator("GreaterThanThreshold")
                .threshold(80.0)
                .period(60)
                .evaluationPeriods(1));
    aws()
        .cloudWatch()
        .putCompositeAlarm(r -> r.alarmName(name + "-all").alarmRule("ALARM(" + name + ")"));
    assertEquals(
        List.of(name + "-all"), ids("name", found("composite_alarm", "name", name + "-all")));
    assertEquals(List.of(), found("alarm", "name", name + "-all"));
  }

  @Test
  default void aServiceOfCloudMapIsFoundInItsNamespace() {
    String name = Network.name("borrowed");
    aws().discovery().createHttpNamespace(r -> r.name(name));
    until("the namespace is there", () -> !found("namespace", "name", name).isEmpty());
    String namespace = ids("id", found("namespace", "name", name)).getFirst();
    String service =
        aws().discovery().createService(r -> r.name("api").namespaceId(namespace)).service().id();
    assertEquals(
        List.of(service),
        ids("id", found("discovery_service", "namespace", namespace, "name", "api")));
    assertEquals(List.of(service), ids("id", found("discovery_service", "id", service)));
    assertEquals(List.of(), found("discovery_service", "namespace", namespace, "name", "other"));
  }
}
