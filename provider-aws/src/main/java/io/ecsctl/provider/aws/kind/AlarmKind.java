package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** An {@code alarm} block. */
final class AlarmKind extends AnyAlarmKind<MetricAlarm> {
  AlarmKind(Tools tools) {
    super(tools);
  }

  @Override
  public String name() {
    return "alarm";
  }

  @Override
  AlarmType type() {
    return AlarmType.METRIC_ALARM;
  }

  @Override
  List<MetricAlarm> of(DescribeAlarmsResponse page) {
    return page.metricAlarms();
  }

  @Override
  String arn(MetricAlarm alarm) {
    return alarm.alarmArn();
  }

  @Override
  void put(DesiredResource desired, List<Tag> tags) {
    PutMetricAlarmRequest request =
        tools.request(desired, PutMetricAlarmRequest.builder()).tags(tags).build();
    Call.to("cloudwatch:PutMetricAlarm", () -> cloudWatch().putMetricAlarm(request));
  }
}
