package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;

/**
 * Alarms of both sorts, in one space of names. The sandbox measures nothing: they fire when {@code
 * SetAlarmState} says so, or a deployment of tasks whose image's tag does.
 */
final class Alarms {
  private static final int PAGE = 100;

  /** An alarm in a rule: {@code ALARM(name)}, {@code OK("name")}. */
  private static final Pattern NAMED =
      Pattern.compile("(?:ALARM|OK|INSUFFICIENT_DATA)\\(\"?([^\")]+)\"?\\)");

  private final Endpoint endpoint;

  Alarms(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Table<MetricAlarm> alarms() {
    return endpoint.backend().table("cloudwatch.alarm", MetricAlarm::builder);
  }

  private Table<CompositeAlarm> composites() {
    return endpoint.backend().table("cloudwatch.composite", CompositeAlarm::builder);
  }

  /** A rule is over alarms that are there. */
  PutCompositeAlarmResponse put(PutCompositeAlarmRequest request) {
    Matcher named = NAMED.matcher(request.alarmRule());
    while (named.find()) {
      String name = named.group(1).replaceAll("^.*:alarm:", "");
      if (!alarms().contains(name) && !composites().contains(name)) {
        throw endpoint.error(
            "ValidationError",
            "Could not save the composite alarm as alarms [%s] in the alarm rule do not exist",
            name);
      }
    }
    if (alarms().contains(request.alarmName())) {
      throw endpoint.error(
          "ValidationError", "Alarm with name %s exists already", request.alarmName());
    }
    String arn = endpoint.backend().arn("cloudwatch", "alarm:" + request.alarmName());
    boolean isNew = !composites().contains(request.alarmName());
    composites()
        .put(
            request.alarmName(),
            Pojos.copy(request, CompositeAlarm.builder())
                .alarmArn(arn)
                .actionsEnabled(Objects.requireNonNullElse(request.actionsEnabled(), true))
                .stateValue(StateValue.OK)
                .alarmConfigurationUpdatedTimestamp(endpoint.backend().now())
                .build());
    if (isNew) {
      endpoint.backend().tags().add(arn, request.tags(), Tag::key, Tag::value);
    }
    return PutCompositeAlarmResponse.builder().build();
  }

  /** An upsert; tags count only for a new alarm. */
  PutMetricAlarmResponse put(PutMetricAlarmRequest request) {
    Optional<MetricAlarm> before = alarms().find(request.alarmName());
    String arn = endpoint.backend().arn("cloudwatch", "alarm:" + request.alarmName());
    boolean metric = request.metricName() != null;
    if (metric == !request.metrics().isEmpty()) {
      throw endpoint.error(
          "ValidationError", "Either MetricName or Metrics must be specified, and not both.");
    }
    alarms()
        .put(
            request.alarmName(),
            Pojos.copy(request, MetricAlarm.builder())
                .alarmArn(arn)
                .actionsEnabled(Objects.requireNonNullElse(request.actionsEnabled(), true))
                .treatMissingData(request.treatMissingData())
                .stateValue(StateValue.INSUFFICIENT_DATA)
                .stateReason("Unchecked: Initial alarm creation")
                .alarmConfigurationUpdatedTimestamp(endpoint.backend().now())
                .build());
    if (before.isEmpty()) {
      endpoint.backend().tags().add(arn, request.tags(), Tag::key, Tag::value);
    }
    return PutMetricAlarmResponse.builder().build();
  }

  DescribeAlarmsResponse describe(DescribeAlarmsRequest request) {
    // Without a word about types, CloudWatch speaks of metric alarms alone.
    boolean metrics =
        request.alarmTypes().isEmpty() || request.alarmTypes().contains(AlarmType.METRIC_ALARM);
    List<SdkPojo> wanted = new ArrayList<>();
    if (metrics) {
      wanted.addAll(alarms().where(alarm -> isWanted(request, alarm.alarmName())));
    }
    if (request.alarmTypes().contains(AlarmType.COMPOSITE_ALARM)) {
      wanted.addAll(composites().where(alarm -> isWanted(request, alarm.alarmName())));
    }
    var page = endpoint.page(wanted, request.nextToken(), request.maxRecords(), PAGE);
    return DescribeAlarmsResponse.builder()
        .metricAlarms(only(MetricAlarm.class, page.items()))
        .compositeAlarms(only(CompositeAlarm.class, page.items()))
        .nextToken(page.next())
        .build();
  }

  private static boolean isWanted(DescribeAlarmsRequest request, String name) {
    return (request.alarmNames().isEmpty() || request.alarmNames().contains(name))
        && (request.alarmNamePrefix() == null || name.startsWith(request.alarmNamePrefix()));
  }

  private static <T> List<T> only(Class<T> type, List<SdkPojo> alarms) {
    return alarms.stream().filter(type::isInstance).map(type::cast).toList();
  }

  SetAlarmStateResponse set(SetAlarmStateRequest request) {
    if (!new AlarmStates(endpoint.backend())
        .set(request.alarmName(), request.stateValue(), request.stateReason())) {
      throw endpoint.error(
          ResourceNotFoundException.builder(),
          "ResourceNotFound",
          "Alarm %s does not exist",
          request.alarmName());
    }
    return SetAlarmStateResponse.builder().build();
  }

  /** Those that are not there are no failure. */
  DeleteAlarmsResponse delete(DeleteAlarmsRequest request) {
    for (String name : request.alarmNames()) {
      alarms().find(name).ifPresent(alarm -> endpoint.backend().tags().forget(alarm.alarmArn()));
      alarms().remove(name);
      composites()
          .find(name)
          .ifPresent(alarm -> endpoint.backend().tags().forget(alarm.alarmArn()));
      composites().remove(name);
    }
    return DeleteAlarmsResponse.builder().build();
  }

  private String require(String arn) {
    if (!alarms().any(alarm -> alarm.alarmArn().equals(arn))
        && !composites().any(alarm -> alarm.alarmArn().equals(arn))) {
      throw endpoint.error(
          ResourceNotFoundException.builder(), "ResourceNotFound", "Unknown resource %s", arn);
    }
    return arn;
  }

  TagResourceResponse tag(TagResourceRequest request) {
    endpoint
        .backend()
        .tags()
        .add(require(request.resourceARN()), request.tags(), Tag::key, Tag::value);
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    endpoint.backend().tags().remove(require(request.resourceARN()), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(
            endpoint
                .backend()
                .tags()
                .as(
                    require(request.resourceARN()),
                    (key, value) -> Tag.builder().key(key).value(value).build()))
        .build();
  }
}
