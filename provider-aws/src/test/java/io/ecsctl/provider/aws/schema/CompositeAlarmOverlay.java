package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.Unit;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;

/** A {@code composite_alarm} block. */
final class CompositeAlarmOverlay {
  private CompositeAlarmOverlay() {}

  static KindOverlay overlay() {
    KindOverlay alarm =
        KindOverlay.of(
                "composite_alarm",
                "CloudWatch",
                "cloudwatch:PutCompositeAlarm",
                PutCompositeAlarmRequest.builder())
            .doc("Goes off by the states of other alarms.")
            .identity("arn")
            .computed("arn", "The ARN.")
            .name("name", 255, "[^\\p{Cntrl}]{1,255}", "no control characters")
            .replacedBy("AlarmName");
    alarm.at("AlarmName").name("name").doc("Unique in account and region, among all alarms.");
    alarm
        .at("AlarmRule")
        .name("rule")
        .length(1, 10240)
        .required()
        .doc(
            "Over alarms, by name or ARN: \"ALARM(${alarm.errors.name}) AND NOT"
                + " ALARM(${alarm.deploying.name})\".");
    alarm.at("AlarmDescription").name("description").length(0, 1024);
    alarm.at("ActionsEnabled").fallback(true);
    alarm.at("AlarmActions").set().doc("What happens when it goes off: ARNs of SNS topics.");
    alarm.at("OKActions").name("ok_actions").set();
    alarm.at("InsufficientDataActions").set();
    alarm
        .at("ActionsSuppressor")
        .reference("name", "alarm", "composite_alarm")
        .doc("While this alarm is off, nothing happens: one for maintenance, say.");
    alarm
        .at("ActionsSuppressorWaitPeriod")
        .duration(Unit.SECONDS)
        .range(0, 2147483647)
        .doc("How long to wait for the suppressor to go off.");
    alarm
        .at("ActionsSuppressorExtensionPeriod")
        .duration(Unit.SECONDS)
        .range(0, 2147483647)
        .doc("How long to go on suppressing when it is no longer off.");
    alarm.at("Tags").doc("Tags of this object, besides the stack's.");
    return alarm;
  }
}
