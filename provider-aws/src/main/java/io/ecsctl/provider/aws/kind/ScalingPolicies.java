package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/**
 * The {@code target_tracking} and {@code step} blocks of an {@code autoscaling} block: one policy
 * each, told apart by name.
 */
final class ScalingPolicies {
  /** Attributes by what AWS calls the type. */
  private static final Map<PolicyType, String> BLOCKS =
      Map.of(
          PolicyType.TARGET_TRACKING_SCALING, "target_tracking", PolicyType.STEP_SCALING, "step");

  static final Set<String> ATTRIBUTES = Set.copyOf(BLOCKS.values());

  private static final ServiceNamespace ECS = ServiceNamespace.ECS;
  private static final ScalableDimension COUNT = ScalableDimension.ECS_SERVICE_DESIRED_COUNT;

  private final Tools tools;

  ScalingPolicies(Tools tools) {
    this.tools = tools;
  }

  private ApplicationAutoScalingClient scaling() {
    return tools.clients().scaling();
  }

  private BlockSchema schema(String block) {
    return block(tools.schemaOf("autoscaling"), block);
  }

  /** The schema of a repeated block. */
  static BlockSchema block(KindSchema kind, String name) {
    return kind.body()
        .attribute(name)
        .flatMap(a ->
            a.type() instanceof AttributeType.Repeated(var block, var _, var _)
                ? Optional.of(block)
                : Optional.empty())
        .orElseThrow(() -> new IllegalArgumentException("the schema has no " + name));
  }

  /** What the policies of one scalable target are as attributes, with their ARNs. */
  void read(String resourceId, LiveAttributes into) {
    List<ScalingPolicy> policies =
        Call.to(
            "application-autoscaling:DescribeScalingPolicies",
            () ->
                scaling()
                    .describeScalingPoliciesPaginator(r ->
                        r.serviceNamespace(ECS).scalableDimension(COUNT).resourceId(resourceId))
                    .scalingPolicies()
                    .stream()
                    .sorted(Comparator.comparing(ScalingPolicy::policyName))
                    .toList());
    BLOCKS.forEach((type, block) ->
        into.blocks(
            block,
            policies.stream()
                .filter(policy -> policy.policyType() == type)
                .map(policy -> (Value) SdkMapper.fromSdk(schema(block), policy, Map.of()))
                .toList()));
    TreeMap<String, Value> arns = new TreeMap<>();
    policies.forEach(policy -> arns.put(policy.policyName(), new Value.Text(policy.policyARN())));
    into.put("policies", new Value.MapOf(Type.STRING, arns));
  }

  /** Puts policies that are new or differ and deletes those that shall not be. */
  void set(String resourceId, Value.ObjectOf live, Value.ObjectOf desired) {
    ATTRIBUTES.forEach(block -> set(resourceId, block, live, desired));
  }

  private void set(String resourceId, String block, Value.ObjectOf live, Value.ObjectOf desired) {
    Map<String, Value.Keyed> has = byName(live, block);
    Map<String, Value.Keyed> shall = byName(desired, block);
    shall.forEach((name, policy) -> {
      if (!policy.equals(has.get(name))) {
        put(resourceId, block, policy);
      }
    });
    has.keySet().stream()
        .filter(name -> !shall.containsKey(name))
        .forEach(name -> delete(resourceId, name));
  }

  /** Blocks by their labels. */
  static Map<String, Value.Keyed> byName(Value.ObjectOf attributes, String block) {
    Map<String, Value.Keyed> byName = new TreeMap<>();
    Values.blocks(attributes, block).forEach(b -> byName.put(Values.required(b, "name"), b));
    return byName;
  }

  private void put(String resourceId, String block, Value.Keyed policy) {
    PutScalingPolicyRequest request =
        SdkMapper.toSdk(schema(block), policy, PutScalingPolicyRequest.builder())
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
