package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;

/** Metric alarms. They never fire: the sandbox measures nothing. */
final class Alarms {
  private static final int PAGE = 100;

  private final Endpoint endpoint;

  Alarms(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Table<MetricAlarm> alarms() {
    return endpoint.backend().table("cloudwatch.alarm", MetricAlarm::builder);
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
    List<MetricAlarm> wanted =
        alarms()
            .where(alarm ->
                (request.alarmNames().isEmpty() || request.alarmNames().contains(alarm.alarmName()))
                    && (request.alarmNamePrefix() == null
                        || alarm.alarmName().startsWith(request.alarmNamePrefix())));
    var page = endpoint.page(wanted, request.nextToken(), request.maxRecords(), PAGE);
    return DescribeAlarmsResponse.builder()
        .metricAlarms(page.items())
        .nextToken(page.next())
        .build();
  }

  /** Those that are not there are no failure. */
  DeleteAlarmsResponse delete(DeleteAlarmsRequest request) {
    for (String name : request.alarmNames()) {
      alarms().find(name).ifPresent(alarm -> endpoint.backend().tags().forget(alarm.alarmArn()));
      alarms().remove(name);
    }
    return DeleteAlarmsResponse.builder().build();
  }

  private String require(String arn) {
    if (!alarms().any(alarm -> alarm.alarmArn().equals(arn))) {
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
