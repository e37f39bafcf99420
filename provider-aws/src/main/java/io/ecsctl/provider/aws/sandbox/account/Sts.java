package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * STS: who calls. Every operation that is not here throws {@link UnsupportedOperationException}, as
 * the interface has it.
 */
public final class Sts implements StsClient {
  private final Endpoint endpoint;

  public Sts(Backend backend) {
    endpoint = backend.endpoint("Sts", StsException::builder);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
    return endpoint.read(
        "GetCallerIdentity",
        () ->
            GetCallerIdentityResponse.builder()
                .account(Backend.ACCOUNT)
                .arn(Endpoint.CALLER)
                .userId("AIDASANDBOXSANDBOX000")
                .build());
  }
}
