package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.ServiceDiscoveryException;

/**
 * Cloud Map. Every operation that is not here throws {@link UnsupportedOperationException}, as the
 * interface has it.
 */
public final class Discovery implements ServiceDiscoveryClient {
  public Discovery(Backend backend) {
    backend.endpoint("ServiceDiscovery", ServiceDiscoveryException::builder);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}
}
