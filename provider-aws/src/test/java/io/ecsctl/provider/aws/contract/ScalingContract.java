package io.ecsctl.provider.aws.contract;

import static io.ecsctl.provider.aws.contract.Contract.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.ecs.model.Service;

/** Scalable targets and their policies. */
interface ScalingContract extends Contract {
  String COUNT = "ecs:service:DesiredCount";

  private ApplicationAutoScalingClient scaling() {
    return aws().scaling();
  }

  private String register(int min, int max) {
    Service service = new Fargate(aws()).standing("nginx:1");
    String arn = service.serviceArn();
    String resource = arn.substring(arn.indexOf(":service/") + 1);
    register(resource, min, max);
    return resource;
  }

  private void register(String resource, int min, int max) {
    scaling()
        .registerScalableTarget(r ->
            r.serviceNamespace("ecs")
                .resourceId(resource)
                .scalableDimension(COUNT)
                .minCapacity(min)
                .maxCapacity(max));
  }

  private void putPolicy(String resource) {
    scaling()
        .putScalingPolicy(r ->
            r.serviceNamespace("ecs")
                .resourceId(resource)
                .scalableDimension(COUNT)
                .policyName("cpu")
                .policyType("TargetTrackingScaling")
                .targetTrackingScalingPolicyConfiguration(c ->
                    c.targetValue(60.0)
                        .predefinedMetricSpecification(
                            m -> m.predefinedMetricType("ECSServiceAverageCPUUtilization"))));
  }

  private List<ScalableTarget> targets(String resource) {
    return scaling()
        .describeScalableTargets(r -> r.serviceNamespace("ecs").resourceIds(resource))
        .scalableTargets();
  }

  private List<ScalingPolicy> policies(String resource) {
    return scaling()
        .describeScalingPolicies(r -> r.serviceNamespace("ecs").resourceId(resource))
        .scalingPolicies();
  }

  @Test
  default void registeringAgainChangesTheTarget() {
    String resource = register(2, 10);
    register(resource, 3, 12);
    assertEquals(1, targets(resource).size());
    assertEquals(12, targets(resource).getFirst().maxCapacity());
  }

  @Test
  default void aServiceThatIsNotThereCannotBeScaled() {
    String cluster = new Fargate(aws()).cluster();
    refused("ValidationException", () -> register("service/%s/none".formatted(cluster), 1, 2));
  }

  @Test
  default void aPolicyIsReadAsWritten() {
    String resource = register(2, 10);
    putPolicy(resource);
    ScalingPolicy policy = policies(resource).getFirst();
    assertEquals(60.0, policy.targetTrackingScalingPolicyConfiguration().targetValue());
    assertEquals(2, policy.alarms().size());
  }

  @Test
  default void policiesGoWithTheirTarget() {
    expects(Gap.POLICIES_GO_WITH_THEIR_TARGET);
    String resource = register(2, 10);
    putPolicy(resource);
    scaling()
        .deregisterScalableTarget(
            r -> r.serviceNamespace("ecs").resourceId(resource).scalableDimension(COUNT));
    assertEquals(List.of(), targets(resource));
    assertEquals(List.of(), policies(resource));
  }

  @Test
  default void aTargetCanCarryTags() {
    expects(Gap.SCALABLE_TARGET_TAGS);
    String resource = register(2, 10);
    String arn = targets(resource).getFirst().scalableTargetARN();
    scaling().tagResource(r -> r.resourceARN(arn).tags(Map.of("of", "target")));
    assertEquals(
        Map.of("of", "target"), scaling().listTagsForResource(r -> r.resourceARN(arn)).tags());
  }
}
