package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionRequest;

/** The blocks of an {@code auto_scaling_group} that move the number of its instances. */
final class GroupScalingOverlay {
  private static final String TRACKING = "TargetTrackingConfiguration";
  private static final String SIMPLE = "step takes the place of simple policies";

  private GroupScalingOverlay() {}

  static void add(KindOverlay group) {
    group.renewed(
        "policies",
        new Type.MapType(Type.STRING),
        "The ARNs of its policies by their names: what alarms name as an action.",
        "target_tracking[]",
        "step[]");
    block(group, targetTracking(), "target_tracking", "target_trackings")
        .doc("Holds a metric at a target, by the policy's name; for ECS, see capacity_provider.");
    block(group, step(), "step", "steps")
        .doc("Changes the number of instances when an alarm says so, by how far it is off.");
    block(group, scheduled(), "scheduled", "scheduleds")
        .doc(
            "Other sizes from a point in time on; what it moves is not the program's any more:"
                + " lifecycle { external = [min_size] }.");
  }

  private static MemberOverlay block(
      KindOverlay group, KindOverlay call, String name, String plural) {
    BlockSchema block = SchemaGenerator.body(call);
    return group
        .add("", name)
        .plural(plural)
        .type(
            new AttributeType.Repeated(
                new BlockSchema(block.attributes(), "name"), List.of("name"), false));
  }

  private static KindOverlay policy(String kind, String type) {
    KindOverlay policy =
        KindOverlay.of(
                kind,
                "EC2 Auto Scaling",
                "autoscaling:PutScalingPolicy",
                PutScalingPolicyRequest.builder())
            .exclude("AutoScalingGroupName", "the enclosing block is the group")
            .exclude("PolicyType", "the block says it")
            .exclude("MinAdjustmentStep", "min_adjustment_magnitude took its place")
            .exclude("ScalingAdjustment", SIMPLE)
            .exclude("Cooldown", SIMPLE)
            .exclude(
                "PredictiveScalingConfiguration",
                "forecasts are neither target nor step: a block of their own when they come");
    policy.at("PolicyName").name("name").says("PolicyType=" + type).length(1, 255).required();
    policy
        .at("EstimatedInstanceWarmup")
        .duration(Unit.SECONDS)
        .atLeast(0)
        .doc("How long a new instance does not count; the group's default when not stated.");
    policy.at("Enabled").fallback(true);
    return policy;
  }

  /** One {@code PutScalingPolicy}. */
  static KindOverlay targetTracking() {
    KindOverlay policy =
        policy("auto_scaling_group.target_tracking", "TargetTrackingScaling")
            .exclude("StepAdjustments", "step is a block of its own")
            .exclude("AdjustmentType", "step is a block of its own")
            .exclude("MinAdjustmentMagnitude", "step is a block of its own")
            .exclude("MetricAggregationType", "step is a block of its own");
    policy.at(TRACKING).flatten();
    policy
        .at(TRACKING + ".TargetValue")
        .name("target")
        .required()
        .doc("What the metric is held at: percent, bytes, or requests per instance.");
    String predefined = TRACKING + ".PredefinedMetricSpecification";
    policy.at(predefined).flatten();
    policy
        .at(predefined + ".PredefinedMetricType")
        .name("metric")
        .doc("One of the metrics that AWS has ready.");
    policy
        .at(predefined + ".ResourceLabel")
        .doc(
            "For ALBRequestCountPerTarget: the load balancer's arn_suffix, a slash, the target"
                + " group's.");
    String custom = TRACKING + ".CustomizedMetricSpecification";
    policy
        .at(custom)
        .name("customized_metric")
        .doc("Instead of metric: one of CloudWatch's, or an expression over several.");
    policy.at(custom + ".Period").duration(Unit.SECONDS);
    policy.at(custom + ".Metrics").key("id");
    String stat = custom + ".Metrics.MetricStat";
    policy.required(custom + ".Metrics.Id", stat + ".Metric", stat + ".Stat");
    policy.required(stat + ".Metric.Namespace", stat + ".Metric.MetricName");
    policy.at(custom + ".Metrics.Period").duration(Unit.SECONDS);
    policy.at(custom + ".Metrics.MetricStat.Period").duration(Unit.SECONDS);
    policy
        .at(TRACKING + ".DisableScaleIn")
        .fallback(false)
        .doc("Whether instances are only ever added.");
    return policy;
  }

  /** One {@code PutScalingPolicy} of the other type. */
  static KindOverlay step() {
    KindOverlay policy =
        policy("auto_scaling_group.step", "StepScaling")
            .exclude(TRACKING, "target_tracking is a block of its own");
    policy
        .at("AdjustmentType")
        .words("ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity")
        .required()
        .doc("What the adjustments are.");
    policy
        .at("StepAdjustments")
        .name("adjust")
        .plural("adjusts")
        .doc("From how far beyond the alarm's threshold on, up to where, and by how much.");
    policy.at("StepAdjustments.MetricIntervalLowerBound").name("from");
    policy.at("StepAdjustments.MetricIntervalUpperBound").name("to");
    policy.at("StepAdjustments.ScalingAdjustment").name("by").required();
    policy.at("MinAdjustmentMagnitude").atLeast(1);
    policy.at("MetricAggregationType").words("Average", "Minimum", "Maximum").fallback("Average");
    return policy;
  }

  /** One {@code PutScheduledUpdateGroupAction}. */
  static KindOverlay scheduled() {
    KindOverlay action =
        KindOverlay.of(
                "auto_scaling_group.scheduled",
                "EC2 Auto Scaling",
                "autoscaling:PutScheduledUpdateGroupAction",
                PutScheduledUpdateGroupActionRequest.builder())
            .exclude("AutoScalingGroupName", "the enclosing block is the group")
            .exclude("Time", "the old name of start_time");
    action.at("ScheduledActionName").name("name").length(1, 255).required();
    action.at("Recurrence").doc("As cron has it, five fields: 0 20 * * MON-FRI.");
    action.at("TimeZone").fallback("UTC").doc("Where the clock hangs: Europe/Berlin.");
    action
        .at("StartTime")
        .computed()
        .doc("Not before, or, without recurrence, when: 2030-01-31T08:00:00Z.");
    action.at("EndTime").doc("Not after.");
    action.at("MinSize").atLeast(0);
    action.at("MaxSize").atLeast(0);
    action.at("DesiredCapacity").atLeast(0);
    return action;
  }
}
