package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuotasException;

/**
 * Service Quotas of an account that never asked for more: it has the documented defaults, and of
 * those this service says nothing. Every operation that is not here throws {@link
 * UnsupportedOperationException}, as the interface has it.
 */
public final class ServiceQuotas implements ServiceQuotasClient {
  private final Endpoint endpoint;

  public ServiceQuotas(Backend backend) {
    endpoint = backend.endpoint("ServiceQuotas", ServiceQuotasException::builder);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public GetServiceQuotaResponse getServiceQuota(GetServiceQuotaRequest request) {
    return endpoint.read(
        "GetServiceQuota",
        () -> {
          throw endpoint.error(
              NoSuchResourceException.builder(),
              "NoSuchResourceException",
              "The request failed because the specified service or quota does not exist.");
        });
  }
}
