package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/**
 * Route 53. Every operation that is not here throws {@link UnsupportedOperationException}, as the
 * interface has it.
 */
public final class Dns implements Route53Client {
  public Dns(Backend backend) {
    backend.endpoint("Route53", Route53Exception::builder);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}
}
