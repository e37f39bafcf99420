package io.ecsctl.provider.aws.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.InstancesDistribution;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.ExecuteCommandLogging;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.iam.model.Role;

class SdkMapperTest {

  @Test
  void aTaskDefinitionsAmountsAreTextInAwsUnits() {
    RegisterTaskDefinitionRequest request =
        SdkMapper.toRequest(
                kind("task_definition"),
                object("cpu", new Value.Cpu(256), "memory", new Value.Size(512L << 20)),
                RegisterTaskDefinitionRequest.builder())
            .build();

    assertEquals("256", request.cpu());
    assertEquals("512", request.memory());
  }

  @Test
  void aContainerPortCarriesItsProtocol() {
    Value.ObjectOf mapping = object("container_port", port(53, "udp"));
    Value.ObjectOf container =
        object("name", text("dns"), "port_mapping", new Value.Tuple(List.of(mapping)));

    RegisterTaskDefinitionRequest request =
        SdkMapper.toRequest(
                kind("task_definition"),
                object("container", new Value.Tuple(List.of(container))),
                RegisterTaskDefinitionRequest.builder())
            .build();

    PortMapping sent = request.containerDefinitions().getFirst().portMappings().getFirst();
    assertEquals(53, sent.containerPort());
    assertEquals("udp", sent.protocolAsString());
    assertNull(sent.hostPort());
  }

  @Test
  void attributesThatShareAStructureAreSentTogether() {
    Value.ObjectOf service =
        object(
            "subnets", strings("subnet-1"),
            "security_groups", strings("sg-1"),
            "desired_count", Value.Number.of(3));

    UpdateServiceRequest request =
        SdkMapper.toRequest(
                kind("service"), service, UpdateServiceRequest.builder(), Set.of("security_groups"))
            .build();

    assertEquals(
        List.of("subnet-1"), request.networkConfiguration().awsvpcConfiguration().subnets());
    assertEquals(
        List.of("sg-1"), request.networkConfiguration().awsvpcConfiguration().securityGroups());
    assertNull(request.desiredCount());
  }

  @Test
  void anUpdateSetsWhatIsGoneBackToAwsDefaultAndACreationDoesNotSendIt() {
    UpdateServiceRequest update =
        SdkMapper.toRequest(
                kind("service"),
                Value.ObjectOf.EMPTY,
                UpdateServiceRequest.builder(),
                Set.of("deployment_circuit_breaker", "load_balancer", "enable_execute_command"))
            .build();
    CreateServiceRequest create =
        SdkMapper.toRequest(kind("service"), Value.ObjectOf.EMPTY, CreateServiceRequest.builder())
            .build();

    assertFalse(update.deploymentConfiguration().deploymentCircuitBreaker().enable());
    assertFalse(update.enableExecuteCommand());
    assertTrue(update.hasLoadBalancers());
    assertEquals(List.of(), update.loadBalancers());
    assertEquals(CreateServiceRequest.builder().build(), create);
  }

  @Test
  void anActionsTypeFollowsFromWhatItSays() {
    Value.ObjectOf response = object("fixed_response", object("status_code", text("404")));

    CreateListenerRequest request =
        SdkMapper.toRequest(
                kind("listener"),
                object("default_action", new Value.Tuple(List.of(response))),
                CreateListenerRequest.builder())
            .build();

    assertEquals(ActionTypeEnum.FIXED_RESPONSE, request.defaultActions().getFirst().type());
    assertEquals("404", request.defaultActions().getFirst().fixedResponseConfig().statusCode());
  }

  @Test
  void aConditionsFieldFollowsFromWhatItSays() {
    Value.ObjectOf condition = object("path_pattern", strings("/api/*"));

    CreateRuleRequest request =
        SdkMapper.toRequest(
                kind("listener_rule"),
                object("condition", new Value.Tuple(List.of(condition))),
                CreateRuleRequest.builder())
            .build();

    assertEquals("path-pattern", request.conditions().getFirst().field());
    assertEquals(List.of("/api/*"), request.conditions().getFirst().pathPatternConfig().values());
  }

  @Test
  void aListenersCertificateIsTheOnlyElementOfItsList() {
    CreateListenerRequest request =
        SdkMapper.toRequest(
                kind("listener"),
                object("certificate", text("arn:aws:acm:eu-central-1:1:certificate/a")),
                CreateListenerRequest.builder())
            .build();

    assertEquals(
        "arn:aws:acm:eu-central-1:1:certificate/a",
        request.certificates().getFirst().certificateArn());
  }

  @Test
  void loadBalancerAttributesArePairsOfText() {
    ModifyLoadBalancerAttributesRequest request =
        SdkMapper.toRequest(
                kind("load_balancer"),
                object("idle_timeout", new Value.Duration(120), "http2", new Value.Bool(false)),
                ModifyLoadBalancerAttributesRequest.builder(),
                Set.of("idle_timeout"))
            .build();

    assertEquals(
        List.of(
            LoadBalancerAttribute.builder()
                .key("idle_timeout.timeout_seconds")
                .value("120")
                .build()),
        request.attributes());
  }

  @Test
  void accessLogsThatAreGoneAreSwitchedOffWithoutABucket() {
    ModifyLoadBalancerAttributesRequest request =
        SdkMapper.toRequest(
                kind("load_balancer"),
                Value.ObjectOf.EMPTY,
                ModifyLoadBalancerAttributesRequest.builder(),
                Set.of("access_logs"))
            .build();

    assertEquals(
        List.of(
            LoadBalancerAttribute.builder().key("access_logs.s3.enabled").value("false").build(),
            LoadBalancerAttribute.builder().key("access_logs.s3.prefix").value("").build()),
        request.attributes());
  }

  @Test
  void headersThatAreGoneAreSetBackOneByOne() {
    ModifyListenerAttributesRequest request =
        SdkMapper.toRequest(
                kind("listener"),
                Value.ObjectOf.EMPTY,
                ModifyListenerAttributesRequest.builder(),
                Set.of("response_headers"))
            .build();

    assertEquals(10, request.attributes().size());
    assertTrue(
        request.attributes().stream()
            .allMatch(a -> a.key().startsWith("routing.http.response.") && a.value().isEmpty()));
  }

  @Test
  void aStructureThatIsGoneIsSentWithItsDefaults() {
    UpdateAutoScalingGroupRequest group =
        SdkMapper.toRequest(
                kind("auto_scaling_group"),
                Value.ObjectOf.EMPTY,
                UpdateAutoScalingGroupRequest.builder(),
                Set.of("instances_distribution"))
            .build();
    UpdateClusterRequest cluster =
        SdkMapper.toRequest(
                kind("cluster"),
                Value.ObjectOf.EMPTY,
                UpdateClusterRequest.builder(),
                Set.of("configuration"))
            .build();

    assertEquals(
        InstancesDistribution.builder()
            .onDemandBaseCapacity(0)
            .onDemandPercentageAboveBaseCapacity(100)
            .spotMaxPrice("")
            .build(),
        group.mixedInstancesPolicy().instancesDistribution());
    assertEquals(
        ExecuteCommandLogging.DEFAULT,
        cluster.configuration().executeCommandConfiguration().logging());
  }

  @Test
  void containerInsightsIsAClusterSetting() {
    CreateClusterRequest request =
        SdkMapper.toRequest(
                kind("cluster"),
                object("container_insights", text("enhanced")),
                CreateClusterRequest.builder())
            .build();

    assertEquals("containerInsights", request.settings().getFirst().nameAsString());
    assertEquals("enhanced", request.settings().getFirst().value());
  }

  @Test
  void aVpcsSwitchesAreWrapped() {
    ModifyVpcAttributeRequest request =
        SdkMapper.toRequest(
                kind("vpc"),
                object("enable_dns_hostnames", new Value.Bool(true)),
                ModifyVpcAttributeRequest.builder(),
                Set.of("enable_dns_hostnames"))
            .build();

    assertTrue(request.enableDnsHostnames().value());
    assertNull(request.enableDnsSupport());
  }

  @Test
  void retentionIsCountedInDays() {
    assertEquals(
        14,
        SdkMapper.toRequest(
                kind("log_group"),
                object("retention", new Value.Duration(14 * 86_400)),
                PutRetentionPolicyRequest.builder())
            .build()
            .retentionInDays());
  }

  @Test
  void aDescriptionMayCallMembersDifferently() {
    LoadBalancer live =
        LoadBalancer.builder().loadBalancerName("shop-web").scheme("internal").build();

    assertEquals(
        object("name", text("shop-web"), "scheme", text("internal")),
        SdkMapper.fromSdk(kind("load_balancer"), live, Map.of("Name", "LoadBalancerName")));
  }

  @Test
  void aStructureInPlaceOfASingleValueIsTheKindsToRead() {
    Role live =
        Role.builder()
            .roleName("shop")
            .permissionsBoundary(b -> b.permissionsBoundaryArn("arn:aws:iam::1:policy/p"))
            .build();

    assertEquals(object("name", text("shop")), SdkMapper.fromSdk(kind("role"), live));
    assertEquals(
        object("name", text("shop"), "permissions_boundary", text("arn:aws:iam::1:policy/p")),
        SdkMapper.fromSdk(
            kind("role"),
            live,
            Map.of("PermissionsBoundary", "PermissionsBoundary.PermissionsBoundaryArn")));
  }

  @Test
  void aHealthCheckPortIsAPortOrAWord() {
    TargetGroup live = TargetGroup.builder().healthCheckPort("8081").build();
    TargetGroup onTraffic = TargetGroup.builder().healthCheckPort("traffic-port").build();

    assertEquals(
        object("health_check", object("port", port(8081, ""))),
        SdkMapper.fromSdk(kind("target_group"), live));
    assertEquals(
        object("health_check", object("port", text("traffic-port"))),
        SdkMapper.fromSdk(kind("target_group"), onTraffic));
  }

  @Test
  void whatTheTypeDoesNotKnowIsKeptAsText() {
    RegisterTaskDefinitionRequest live =
        RegisterTaskDefinitionRequest.builder().memory("1 GB").build();

    assertEquals(object("memory", text("1 GB")), SdkMapper.fromSdk(kind("task_definition"), live));
  }

  @Test
  void aReferenceThatNobodyResolvedIsOurBug() {
    Value.ObjectOf unresolved =
        object("cluster", new Value.Reference(ResourceAddress.of("cluster", "main")));

    assertThrows(
        IllegalArgumentException.class,
        () -> SdkMapper.toRequest(kind("service"), unresolved, CreateServiceRequest.builder()));
  }

  private static KindSchema kind(String kind) {
    return SchemaReader.bundled().kind(kind).orElseThrow();
  }

  private static Value.ObjectOf object(String name, Value value) {
    return Value.ObjectOf.of(Map.of(name, value));
  }

  private static Value.ObjectOf object(String name, Value value, String other, Value otherValue) {
    return Value.ObjectOf.of(Map.of(name, value, other, otherValue));
  }

  private static Value.ObjectOf object(
      String a, Value valueA, String b, Value valueB, String c, Value valueC) {
    return Value.ObjectOf.of(Map.of(a, valueA, b, valueB, c, valueC));
  }

  private static Value strings(String element) {
    return new Value.SetOf(Type.STRING, List.of(text(element)));
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value port(int port, String protocol) {
    return new Value.Port(PortRange.single(port, protocol));
  }
}
