package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.Unit;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** An {@code alarm} block. */
final class AlarmOverlay {
  private AlarmOverlay() {}

  static KindOverlay overlay() {
    KindOverlay alarm =
        KindOverlay.of(
                "alarm", "CloudWatch", "cloudwatch:PutMetricAlarm", PutMetricAlarmRequest.builder())
            .doc("Watches a metric, and does something when it passes a threshold.")
            .identity("arn")
            .computed("arn", "The ARN.")
            .name("name", 255, "[^\\p{Cntrl}]{1,255}", "no control characters")
            .replacedBy("AlarmName");
    alarm.at("AlarmName").name("name").doc("Unique in account and region.");
    alarm.at("AlarmDescription").name("description").length(0, 1024);
    alarm.at("ActionsEnabled").fallback(true);
    alarm
        .at("AlarmActions")
        .set()
        .doc(
            "What happens when it goes off: ARNs of SNS topics, or of scaling policies,"
                + " autoscaling.NAME.policies[\"STEP\"].");
    alarm.at("OKActions").name("ok_actions").set();
    alarm.at("InsufficientDataActions").set();
    alarm.at("MetricName").doc("CPUUtilization, for one. Instead: metric blocks.");
    alarm.at("Namespace").doc("AWS/ECS, AWS/ApplicationELB, or one of your own.");
    alarm.at("Statistic").doc("How the values of a period become one.");
    alarm.at("ExtendedStatistic").doc("Instead of statistic: p99.");
    alarm
        .at("Dimensions")
        .doc("Which of the metrics of that name: { ClusterName = cluster.main.name }.");
    alarm.at("Period").duration(Unit.SECONDS).atLeast(10).doc("What one value stands for.");
    alarm.at("EvaluationPeriods").atLeast(1).required().doc("How many values are looked at.");
    alarm.at("DatapointsToAlarm").atLeast(1).computed().doc("How many of them must be beyond.");
    alarm.at("ComparisonOperator").required();
    alarm
        .at("TreatMissingData")
        .words("breaching", "notBreaching", "ignore", "missing")
        .fallback("missing");
    alarm.at("EvaluateLowSampleCountPercentile").words("evaluate", "ignore").computed();
    alarm
        .at("Metrics")
        .name("metric")
        .key("id")
        .doc("Instead of metric_name: metrics and expressions over them.");
    alarm.at("Metrics.Id").required().doc("What expressions call it.");
    alarm.at("Metrics.Period").duration(Unit.SECONDS);
    alarm.at("Metrics.AccountId").name("account");
    String stat = "Metrics.MetricStat";
    alarm.required(stat + ".Metric", stat + ".Period", stat + ".Stat");
    alarm.at(stat + ".Period").duration(Unit.SECONDS);
    alarm
        .at("ThresholdMetricId")
        .doc("The id of the anomaly detection band, in place of threshold.");
    alarm.at("Tags").doc("Tags of this object, besides the stack's.");
    return alarm;
  }
}
