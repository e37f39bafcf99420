package io.ecsctl.provider.aws.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * The example program, from its text to the calls that make it: what stands in {@code main.ecs} is
 * what AWS is told.
 */
class ExampleRequestsTest {
  private static final Path EXAMPLE = Path.of("../examples/website/main.ecs");
  private static Map<ResourceAddress, Resource> resources = Map.of();

  @BeforeAll
  static void compile() throws IOException {
    SourceFile source = new SourceFile("main.ecs", Files.readString(EXAMPLE));
    Compilation compilation =
        new Compiler(SchemaReader.bundled())
            .compile(new CompileRequest(List.of(source), List.of(), "", ""));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream()
            .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
            .map(Diagnostic::toString)
            .toList());
    resources = compilation.program().resources();
  }

  @Test
  void theTaskDefinition() {
    RegisterTaskDefinitionRequest request =
        request("task_definition", "web", RegisterTaskDefinitionRequest.builder()).build();

    assertEquals("shop-web", request.family());
    assertEquals("256", request.cpu());
    assertEquals("512", request.memory());
    assertEquals(NetworkMode.AWSVPC, request.networkMode());
    assertEquals("role.execution", request.executionRoleArn());
    ContainerDefinition container = request.containerDefinitions().getFirst();
    assertEquals("app", container.name());
    assertEquals(
        List.of(PortMapping.builder().containerPort(8080).protocol("tcp").name("http").build()),
        container.portMappings());
    assertEquals("LOG_LEVEL", container.environment().getFirst().name());
    assertEquals(LogDriver.AWSLOGS, container.logConfiguration().logDriver());
    assertEquals(
        Map.of(
            "awslogs-group", "log_group.web",
            "awslogs-region", "eu-central-1",
            "awslogs-stream-prefix", "app"),
        container.logConfiguration().options());
  }

  @Test
  void theService() {
    CreateServiceRequest request =
        request("service", "web", CreateServiceRequest.builder()).build();

    assertEquals(LaunchType.FARGATE, request.launchType());
    assertEquals(2, request.desiredCount());
    assertEquals(
        List.of("subnet.private[\"a\"]", "subnet.private[\"b\"]"),
        request.networkConfiguration().awsvpcConfiguration().subnets());
    assertEquals("target_group.web", request.loadBalancers().getFirst().targetGroupArn());
    assertEquals(8080, request.loadBalancers().getFirst().containerPort());
    assertTrue(request.deploymentConfiguration().deploymentCircuitBreaker().rollback());
  }

  @Test
  void theTargetGroup() {
    CreateTargetGroupRequest request =
        request("target_group", "web", CreateTargetGroupRequest.builder()).build();

    assertEquals(TargetTypeEnum.IP, request.targetType());
    assertEquals(8080, request.port());
    assertEquals(15, request.healthCheckIntervalSeconds());
    assertEquals("/", request.healthCheckPath());
  }

  @Test
  void theScalableTarget() {
    RegisterScalableTargetRequest request =
        request("autoscaling", "web", RegisterScalableTargetRequest.builder()).build();

    assertEquals(2, request.minCapacity());
    assertEquals(10, request.maxCapacity());
  }

  private static <B extends SdkPojo> B request(String kind, String name, B builder) {
    Resource resource = Objects.requireNonNull(resources.get(ResourceAddress.of(kind, name)));
    Value.ObjectOf attributes = (Value.ObjectOf) resolved(resource.body().toValue());
    return SdkMapper.toRequest(
        resource.schema(), ContainerLogs.expand(attributes, "eu-central-1"), builder);
  }

  /** Addresses in place of the ARNs and ids that the planner would put there. */
  private static Value resolved(Value value) {
    return switch (value) {
      case Value.Reference(var address) -> new Value.Text(address.toString());
      case Value.Tuple(var elements) ->
          new Value.Tuple(elements.stream().map(ExampleRequestsTest::resolved).toList());
      case Value.ListOf(var type, var elements) ->
          new Value.ListOf(type, elements.stream().map(ExampleRequestsTest::resolved).toList());
      case Value.SetOf(var type, var elements) ->
          new Value.SetOf(type, elements.stream().map(ExampleRequestsTest::resolved).toList());
      case Value.ObjectOf(var entries) -> {
        Map<String, Value> inner = new TreeMap<>();
        entries.forEach((key, v) -> inner.put(key, resolved(v)));
        yield Value.ObjectOf.of(inner);
      }
      case Value.MapOf _,
          Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Unknown _,
          Value.Sensitive _ ->
          value;
    };
  }
}
