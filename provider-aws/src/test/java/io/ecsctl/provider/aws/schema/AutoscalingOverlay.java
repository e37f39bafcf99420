package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
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
            .renewed(
                "policies",
                new Type.MapType(Type.STRING),
                "The ARNs of its policies by their names: what alarms name as an action.",
                "target_tracking[]",
                "step[]")
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
    block(scaling, step(), "step", "steps")
        .doc("Changes the number of tasks when an alarm says so, by how far the metric is off.");
    block(scaling, scheduled(), "scheduled", "scheduleds")
        .doc("Other bounds from a point in time on.");
    describe(scaling);
    return scaling;
  }

  private static MemberOverlay block(
      KindOverlay scaling, KindOverlay call, String name, String plural) {
    BlockSchema block = SchemaGenerator.body(call);
    return scaling
        .add("", name)
        .plural(plural)
        .type(
            new AttributeType.Repeated(
                new BlockSchema(block.attributes(), "name"), List.of("name"), false));
  }

  /** One {@code PutScalingPolicy} of the other type. */
  static KindOverlay step() {
    KindOverlay policy =
        KindOverlay.of(
                "autoscaling.step",
                "Application Auto Scaling",
                "applicationautoscaling:PutScalingPolicy",
                PutScalingPolicyRequest.builder())
            .exclude("ServiceNamespace", "always ecs")
            .exclude("ScalableDimension", "always ecs:service:DesiredCount")
            .exclude("ResourceId", "the enclosing block's service says it")
            .exclude("PolicyType", "the block says it")
            .exclude(TRACKING, "target_tracking is a block of its own")
            .exclude(
                "PredictiveScalingPolicyConfiguration",
                "forecasts are no step: a block of their own when they come");
    policy
        .at("PolicyName")
        .name("name")
        .says("PolicyType=StepScaling")
        .length(1, 256)
        .rule("ECS914")
        .required();
    String steps = "StepScalingPolicyConfiguration";
    policy.at(steps).flatten();
    policy.at(steps + ".AdjustmentType").required().doc("What the adjustments are.");
    policy
        .at(steps + ".StepAdjustments")
        .name("adjust")
        .plural("adjusts")
        .doc("From how far beyond the alarm's threshold on, up to where, and by how much.");
    policy.at(steps + ".StepAdjustments.MetricIntervalLowerBound").name("from");
    policy.at(steps + ".StepAdjustments.MetricIntervalUpperBound").name("to");
    policy.at(steps + ".StepAdjustments.ScalingAdjustment").name("by").required();
    policy.at(steps + ".MinAdjustmentMagnitude").atLeast(1);
    policy.at(steps + ".Cooldown").duration(Unit.SECONDS).atLeast(0).fallbackSeconds(300);
    policy
        .at(steps + ".MetricAggregationType")
        .words("Average", "Minimum", "Maximum")
        .fallback("Average");
    return policy;
  }

  /** One {@code PutScheduledAction}. */
  static KindOverlay scheduled() {
    KindOverlay action =
        KindOverlay.of(
                "autoscaling.scheduled",
                "Application Auto Scaling",
                "applicationautoscaling:PutScheduledAction",
                PutScheduledActionRequest.builder())
            .exclude("ServiceNamespace", "always ecs")
            .exclude("ScalableDimension", "always ecs:service:DesiredCount")
            .exclude("ResourceId", "the enclosing block's service says it");
    action
        .at("ScheduledActionName")
        .name("name")
        .form("[^:/|\\p{Cntrl}]{1,256}", "at most 256 characters, none of them : / or |")
        .rule("ECS810")
        .required();
    action
        .at("Schedule")
        .form("(cron|rate|at)\\(.+\\)", "cron(…), rate(…) or at(…)")
        .required()
        .doc("cron(0 20 ? * MON-FRI *), rate(1 day) or at(2030-01-31T08:00:00).");
    action.at("Timezone").fallback("UTC").doc("Where the clock hangs: Europe/Berlin.");
    action.at("StartTime").doc("Not before: 2030-01-31T08:00:00Z.");
    action.at("EndTime").doc("Not after.");
    action.at("ScalableTargetAction").flatten();
    action.at("ScalableTargetAction.MinCapacity").name("min").atLeast(0);
    action.at("ScalableTargetAction.MaxCapacity").name("max").atLeast(0);
    return action;
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
            .exclude("StepScalingPolicyConfiguration", "step is a block of its own")
            .exclude(
                "PredictiveScalingPolicyConfiguration",
                "forecasts are no target: a block of their own when they come");
    policy
        .at("PolicyName")
        .name("name")
        .says("PolicyType=TargetTrackingScaling")
        .length(1, 256)
        .rule("ECS914")
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
    policy.required(
        custom + "Metrics.Id",
        custom + "Metrics.MetricStat.Metric",
        custom + "Metrics.MetricStat.Stat");
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
