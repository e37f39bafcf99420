package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Unit;
import java.util.List;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;

/** An {@code autoscaling} block: a scalable target and its policies. */
final class AutoscalingOverlay {
  private AutoscalingOverlay() {}

  private static final String TRACKING = "TargetTrackingScalingPolicyConfiguration";

  static KindOverlay overlay() {
    KindOverlay scaling =
        KindOverlay.of(
                "autoscaling",
                "Application Auto Scaling",
                "applicationautoscaling:RegisterScalableTarget",
                RegisterScalableTargetRequest.builder())
            .doc("Moves a service's number of tasks between two bounds.")
            .identity("id")
            .ownedThroughParent()
            .computed("id", "The scalable target's resource id, service/CLUSTER/NAME.")
            .computed("arn", "The scalable target's ARN.")
            .exclude("ServiceNamespace", "always ecs")
            .exclude("ScalableDimension", "always ecs:service:DesiredCount")
            .exclude("ResourceId", "service says it");
    scaling
        .add("", "service")
        .reference("arn", "service")
        .required()
        .replaces()
        .doc("The service whose tasks it counts.");
    scaling.at("MinCapacity").name("min").atLeast(0).required().doc("The fewest tasks.");
    scaling.at("MaxCapacity").name("max").atLeast(0).required().doc("The most tasks.");
    scaling.at("RoleARN").name("role").reference("arn", "role").computed();
    scaling.at("SuspendedState").computed();
    for (String suspended :
        new String[] {
          "DynamicScalingInSuspended", "DynamicScalingOutSuspended", "ScheduledScalingSuspended"
        }) {
      scaling.at("SuspendedState." + suspended).fallback(false);
    }
    scaling.at("Tags").doc("Tags of the scalable target, besides the stack's.");
    BlockSchema tracking = SchemaGenerator.body(targetTracking());
    scaling
        .add("", "target_tracking")
        .plural("target_trackings")
        .type(
            new AttributeType.Repeated(
                new BlockSchema(tracking.attributes(), "name"), List.of("name"), false))
        .doc("Holds a metric at a target, by the policy's name.");
    describe(scaling);
    return scaling;
  }

  /** One {@code PutScalingPolicy}. */
  static KindOverlay targetTracking() {
    KindOverlay policy =
        KindOverlay.of(
                "autoscaling.target_tracking",
                "Application Auto Scaling",
                "applicationautoscaling:PutScalingPolicy",
                PutScalingPolicyRequest.builder())
            .exclude("ServiceNamespace", "always ecs")
            .exclude("ScalableDimension", "always ecs:service:DesiredCount")
            .exclude("ResourceId", "the enclosing block's service says it")
            .exclude("PolicyType", "the block says it")
            .exclude("StepScalingPolicyConfiguration", "steps need an alarm, which is no kind yet")
            .exclude(
                "PredictiveScalingPolicyConfiguration",
                "forecasts are no target: a block of their own when they come");
    policy
        .at("PolicyName")
        .name("name")
        .says("PolicyType=TargetTrackingScaling")
        .pattern("\\p{Print}{1,256}")
        .required();
    policy.at(TRACKING).flatten();
    policy
        .at(TRACKING + ".TargetValue")
        .name("target")
        .required()
        .doc("What the metric is held at: percent, or requests per target.");
    policy.at(TRACKING + ".PredefinedMetricSpecification").flatten();
    policy
        .at(TRACKING + ".PredefinedMetricSpecification.PredefinedMetricType")
        .name("metric")
        .words(
            "ECSServiceAverageCPUUtilization",
            "ECSServiceAverageMemoryUtilization",
            "ALBRequestCountPerTarget")
        .doc("One of the metrics that AWS has ready.");
    policy
        .at(TRACKING + ".PredefinedMetricSpecification.ResourceLabel")
        .doc(
            "For ALBRequestCountPerTarget: the load balancer's arn_suffix, a slash, the target"
                + " group's.");
    policy
        .at(TRACKING + ".CustomizedMetricSpecification")
        .name("customized_metric")
        .doc("Instead of metric: one of CloudWatch's, or an expression over several.");
    String custom = TRACKING + ".CustomizedMetricSpecification.";
    policy.at(custom + "Metrics").key("id");
    policy.at(custom + "Metrics.Id").required();
    policy
        .at(TRACKING + ".ScaleInCooldown")
        .duration(Unit.SECONDS)
        .atLeast(0)
        .fallbackSeconds(300)
        .doc("How long to wait after tasks were taken away.");
    policy
        .at(TRACKING + ".ScaleOutCooldown")
        .duration(Unit.SECONDS)
        .atLeast(0)
        .fallbackSeconds(300)
        .doc("How long to wait after tasks were added.");
    policy
        .at(TRACKING + ".DisableScaleIn")
        .fallback(false)
        .doc("Whether tasks are only ever added.");
    return policy;
  }

  private static void describe(KindOverlay scaling) {
    scaling
        .at("RoleARN")
        .doc(
            "What Application Auto Scaling acts as; its service-linked role when it is not"
                + " stated.");
    scaling.at("SuspendedState").doc("What is switched off for now.");
  }
}
