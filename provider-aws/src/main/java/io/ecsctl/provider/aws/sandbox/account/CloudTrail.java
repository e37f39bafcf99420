package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * CloudTrail of an account in which only one tool calls: it has nothing to tell. Every operation
 * that is not here throws {@link UnsupportedOperationException}, as the interface has it.
 */
public final class CloudTrail implements CloudTrailClient {
  private final Endpoint endpoint;

  public CloudTrail(Backend backend) {
    endpoint = backend.endpoint("CloudTrail", CloudTrailException::builder);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public LookupEventsResponse lookupEvents(LookupEventsRequest request) {
    return endpoint.read("LookupEvents", () -> LookupEventsResponse.builder().build());
  }
}
