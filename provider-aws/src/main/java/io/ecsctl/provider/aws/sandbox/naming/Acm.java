package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;

/**
 * Certificates. Every operation that is not here throws {@link UnsupportedOperationException}, as the
 * interface has it.
 */
public final class Acm implements AcmClient {
  public Acm(Backend backend) {
    backend.endpoint("Acm", AcmException::builder);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}
}
