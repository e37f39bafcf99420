package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/**
 * The {@code target_tracking} blocks of an {@code autoscaling} block: one policy each, told apart
 * by name.
 */
final class ScalingPolicies {
  static final String BLOCK = "target_tracking";
  private static final ServiceNamespace ECS = ServiceNamespace.ECS;
  private static final ScalableDimension COUNT = ScalableDimension.ECS_SERVICE_DESIRED_COUNT;

  private final Tools tools;
  private final BlockSchema schema;

  ScalingPolicies(Tools tools) {
    this.tools = tools;
    schema =
        tools
            .schemaOf("autoscaling")
            .body()
            .attribute(BLOCK)
            .flatMap(a ->
                a.type() instanceof AttributeType.Repeated(var block, var _, var _)
                    ? Optional.of(block)
                    : Optional.empty())
            .orElseThrow(() -> new IllegalArgumentException("the schema has no " + BLOCK));
  }

  private ApplicationAutoScalingClient scaling() {
    return tools.clients().scaling();
  }

  /** The blocks of the policies of one scalable target, in the order of their names. */
  List<Value> blocks(String resourceId) {
    return Call.to(
            "application-autoscaling:DescribeScalingPolicies",
            () ->
                scaling()
                    .describeScalingPoliciesPaginator(r ->
                        r.serviceNamespace(ECS).scalableDimension(COUNT).resourceId(resourceId))
                    .scalingPolicies()
                    .stream()
                    .toList())
        .stream()
        .filter(policy -> policy.policyType() == PolicyType.TARGET_TRACKING_SCALING)
        .sorted((a, b) -> a.policyName().compareTo(b.policyName()))
        .map(policy -> (Value) SdkMapper.fromSdk(schema, policy, Map.of()))
        .toList();
  }

  /** Puts policies that are new or differ and deletes those that shall not be. */
  void set(String resourceId, Value.ObjectOf live, Value.ObjectOf desired) {
    Map<String, Value.Keyed> has = byName(live);
    Map<String, Value.Keyed> shall = byName(desired);
    shall.forEach((name, block) -> {
      if (!block.equals(has.get(name))) {
        put(resourceId, block);
      }
    });
    has.keySet().stream()
        .filter(name -> !shall.containsKey(name))
        .forEach(name -> delete(resourceId, name));
  }

  private static Map<String, Value.Keyed> byName(Value.ObjectOf attributes) {
    Map<String, Value.Keyed> byName = new TreeMap<>();
    Values.blocks(attributes, BLOCK)
        .forEach(block -> byName.put(Values.required(block, "name"), block));
    return byName;
  }

  private void put(String resourceId, Value.Keyed block) {
    PutScalingPolicyRequest request =
        SdkMapper.toSdk(schema, block, PutScalingPolicyRequest.builder())
            .serviceNamespace(ECS)
            .scalableDimension(COUNT)
            .resourceId(resourceId)
            .build();
    Call.to("application-autoscaling:PutScalingPolicy", () -> scaling().putScalingPolicy(request));
  }

  private void delete(String resourceId, String name) {
    Call.unless(
        Set.of("ObjectNotFoundException"),
        "application-autoscaling:DeleteScalingPolicy",
        () ->
            scaling()
                .deleteScalingPolicy(r ->
                    r.serviceNamespace(ECS)
                        .scalableDimension(COUNT)
                        .resourceId(resourceId)
                        .policyName(name)));
  }
}
