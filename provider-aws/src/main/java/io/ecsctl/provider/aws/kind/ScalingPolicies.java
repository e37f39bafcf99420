package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
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

  /** The attribute with all policies' ARNs. */
  static final String ARNS = "policies";

  /** The most that AWS gives of policies. */
  private static final int PAGE = 10;

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

  /** By resource id. */
  Map<String, List<ScalingPolicy>> of(Collection<String> resourceIds) {
    return new PerTarget<>(
            "application-autoscaling:DescribeScalingPolicies",
            id ->
                scaling()
                    .describeScalingPoliciesPaginator(r ->
                        r.serviceNamespace(ECS)
                            .scalableDimension(COUNT)
                            .resourceId(id)
                            .maxResults(PAGE)),
            DescribeScalingPoliciesResponse::scalingPolicies,
            ScalingPolicy::resourceId)
        .of(resourceIds);
  }

  /** What the policies of one scalable target are as attributes, with their ARNs. */
  void read(List<ScalingPolicy> ofTarget, LiveAttributes into) {
    List<ScalingPolicy> policies =
        ofTarget.stream().sorted(Comparator.comparing(ScalingPolicy::policyName)).toList();
    BLOCKS.forEach((type, block) ->
        into.blocks(
            block,
            policies.stream()
                .filter(policy -> policy.policyType() == type)
                .map(policy -> (Value) SdkMapper.fromSdk(schema(block), policy, Map.of()))
                .toList()));
    Map<String, String> arns = new TreeMap<>();
    policies.forEach(policy -> arns.put(policy.policyName(), policy.policyARN()));
    into.put(ARNS, byName(arns));
  }

  /** As programs read it. */
  static Value byName(Map<String, String> arns) {
    TreeMap<String, Value> values = new TreeMap<>();
    arns.forEach((name, arn) -> values.put(name, new Value.Text(arn)));
    return new Value.MapOf(Type.STRING, values);
  }

  /**
   * Puts policies that are new or differ and deletes those that shall not be.
   *
   * @return the ARNs of those that were put, by name
   */
  Map<String, String> set(String resourceId, Value.ObjectOf live, Value.ObjectOf desired) {
    Map<String, String> arns = new TreeMap<>();
    ATTRIBUTES.forEach(block -> set(resourceId, block, live, desired, arns));
    return arns;
  }

  private void set(
      String resourceId,
      String block,
      Value.ObjectOf live,
      Value.ObjectOf desired,
      Map<String, String> arns) {
    Map<String, Value.Keyed> has = byName(live, block);
    Map<String, Value.Keyed> shall = byName(desired, block);
    shall.forEach((name, policy) -> {
      if (!policy.equals(has.get(name))) {
        arns.put(name, put(resourceId, block, policy));
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

  private String put(String resourceId, String block, Value.Keyed policy) {
    PutScalingPolicyRequest request =
        SdkMapper.toSdk(schema(block), policy, PutScalingPolicyRequest.builder())
            .serviceNamespace(ECS)
            .scalableDimension(COUNT)
            .resourceId(resourceId)
            .build();
    return Call.to(
            "application-autoscaling:PutScalingPolicy", () -> scaling().putScalingPolicy(request))
        .policyARN();
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
