package io.ecsctl.provider.aws.sandbox.autoscaling;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;

/** The region's groups by name, and what their operations share. */
final class GroupApi {
  static final String DELETING = "Delete in progress";

  private final Endpoint endpoint;

  GroupApi(Backend backend) {
    endpoint = backend.endpoint("AutoScaling", AutoScalingException::builder);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Backend backend() {
    return endpoint.backend();
  }

  Table<AutoScalingGroup> groups() {
    return backend().table("autoscaling.group", AutoScalingGroup::builder);
  }

  Table<InstanceRefresh> refreshes() {
    return backend().table("autoscaling.refresh", InstanceRefresh::builder);
  }

  /** Of a group, which tags its instances get. */
  Attributes propagated() {
    return backend().attributes("autoscaling propagated tags");
  }

  /** Of an instance, when its state began. */
  Attributes notes() {
    return backend().attributes("autoscaling notes");
  }

  AwsServiceException invalid(String message, @Nullable Object... values) {
    return endpoint.error("ValidationError", message, values);
  }

  AutoScalingGroup require(String name) {
    return groups()
        .find(name)
        .orElseThrow(() ->
            invalid("AutoScalingGroup name not found - AutoScalingGroup '%s' not found", name));
  }
}
