package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** A {@code composite_alarm} block. */
final class CompositeAlarmKind extends AnyAlarmKind<CompositeAlarm> {
  CompositeAlarmKind(Tools tools) {
    super(tools);
  }

  @Override
  public String name() {
    return "composite_alarm";
  }

  @Override
  AlarmType type() {
    return AlarmType.COMPOSITE_ALARM;
  }

  @Override
  List<CompositeAlarm> of(DescribeAlarmsResponse page) {
    return page.compositeAlarms();
  }

  @Override
  String arn(CompositeAlarm alarm) {
    return alarm.alarmArn();
  }

  @Override
  void put(DesiredResource desired, List<Tag> tags) {
    PutCompositeAlarmRequest request =
        tools.request(desired, PutCompositeAlarmRequest.builder()).tags(tags).build();
    Call.to("cloudwatch:PutCompositeAlarm", () -> cloudWatch().putCompositeAlarm(request));
  }
}
