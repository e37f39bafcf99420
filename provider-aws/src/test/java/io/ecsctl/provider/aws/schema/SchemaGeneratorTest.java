package io.ecsctl.provider.aws.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;

/** What the rule alone makes of an API, and what an overlay adds. */
class SchemaGeneratorTest {
  private final KindOverlay service =
      KindOverlay.of("service", "ECS", "ecs:CreateService", CreateServiceRequest.builder());

  @Test
  void aMembersNameAndTypeComeFromTheSdk() {
    AttributeSchema count = attribute("desired_count");

    assertEquals(new AttributeType.Scalar(Type.NUMBER, Unit.WHOLE, List.of()), count.type());
    assertEquals(List.of("desiredCount"), count.member());
    assertFalse(count.required());
  }

  @Test
  void anEnumsWordsComeFromTheSdk() {
    assertEquals(
        List.of("REPLICA", "DAEMON"),
        ((AttributeType.Scalar) attribute("scheduling_strategy").type()).words());
  }

  @Test
  void aListOfStructuresIsARepeatedBlockInTheSingularWithItsNameAsLabel() {
    AttributeSchema volumes = attribute("volume_configuration");

    assertEquals("volume_configurations", volumes.plural());
    assertTrue(
        volumes.type() instanceof AttributeType.Repeated(var block, var key, var _)
            && "name".equals(block.label())
            && key.equals(List.of("name")));
  }

  @Test
  void aListOfPairsIsAMap() {
    assertTrue(attribute("tags").type() instanceof AttributeType.MapOf);
  }

  @Test
  void aUnitInANameBecomesTheTypes() {
    assertEquals(
        new AttributeType.Scalar(Type.DURATION, Unit.SECONDS, List.of()),
        attribute("health_check_grace_period").type());
  }

  @Test
  void aFlattenedStructureGivesItsMembersToTheBlock() {
    service.at("networkConfiguration").flatten();

    assertEquals(
        List.of("networkConfiguration", "awsvpcConfiguration"),
        attribute("awsvpc_configuration").member());
  }

  @Test
  void aLiftedMemberStandsBesideItsStructure() {
    service.at("deploymentConfiguration.deploymentCircuitBreaker").lift();

    assertEquals(
        List.of("deploymentConfiguration", "deploymentCircuitBreaker"),
        attribute("deployment_circuit_breaker").member());
    assertTrue(
        attribute("deployment_configuration").type() instanceof AttributeType.Nested(var block)
            && block.attribute("deployment_circuit_breaker").isEmpty());
  }

  @Test
  void generatingAgainGivesTheSame() {
    service.at("healthCheckGracePeriodSeconds").atLeast(0);

    assertEquals(SchemaGenerator.generate(service), SchemaGenerator.generate(service));
  }

  @Test
  void anOverlayThatNamesAMemberTheApiDoesNotHaveIsRefused() {
    service.at("desiredCuont").required();

    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> SchemaGenerator.generate(service));
    assertTrue(refused.toString().contains("desiredCuont"));
  }

  @Test
  void twoAttributesOfOneNameAreRefused() {
    service.at("platformVersion").name("launch_type");

    assertThrows(IllegalStateException.class, () -> SchemaGenerator.generate(service));
  }

  @Test
  void aMemberOfATypeTheLanguageDoesNotHaveIsRefused() {
    KindOverlay bytes = KindOverlay.of("x", "X", "x:CreateSecret", CreateSecretRequest.builder());

    assertThrows(IllegalStateException.class, () -> SchemaGenerator.generate(bytes));
  }

  private AttributeSchema attribute(String name) {
    BlockSchema body = SchemaGenerator.generate(service).body();
    return body.attribute(name).orElseThrow();
  }
}
