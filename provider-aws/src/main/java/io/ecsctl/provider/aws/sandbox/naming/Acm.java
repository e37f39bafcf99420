package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.ListCertificatesRequest;
import software.amazon.awssdk.services.acm.model.ListCertificatesResponse;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.RequestCertificateResponse;

/**
 * Certificates: asked for, and issued some time later, as if somebody had proved whose the domain
 * is. Every operation that is not here throws {@link UnsupportedOperationException}, as the
 * interface has it.
 */
public final class Acm implements AcmClient {
  private static final Duration VALIDATION = Duration.ofSeconds(30);
  private static final int PAGE = 1000;

  private final Endpoint endpoint;

  public Acm(Backend backend) {
    endpoint = backend.endpoint("Acm", AcmException::builder);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  private Table<CertificateSummary> certificates() {
    return endpoint.backend().table("acm.certificate", CertificateSummary::builder);
  }

  @Override
  public RequestCertificateResponse requestCertificate(RequestCertificateRequest request) {
    return endpoint.change(
        "RequestCertificate",
        () -> {
          Backend backend = endpoint.backend();
          String arn = backend.arn("acm", "certificate/" + backend.uuid());
          certificates()
              .put(
                  arn,
                  CertificateSummary.builder()
                      .certificateArn(arn)
                      .domainName(request.domainName())
                      .createdAt(backend.now())
                      .build());
          return RequestCertificateResponse.builder().certificateArn(arn).build();
        });
  }

  @Override
  public ListCertificatesResponse listCertificates(ListCertificatesRequest request) {
    return endpoint.read(
        "ListCertificates",
        () -> {
          List<CertificateSummary> wanted =
              certificates().all().stream()
                  .map(this::current)
                  .filter(certificate ->
                      request.certificateStatuses().isEmpty()
                          || request.certificateStatuses().contains(certificate.status()))
                  .toList();
          var page = endpoint.page(wanted, request.nextToken(), request.maxItems(), PAGE);
          return ListCertificatesResponse.builder()
              .certificateSummaryList(page.items())
              .nextToken(page.next())
              .build();
        });
  }

  private CertificateSummary current(CertificateSummary certificate) {
    boolean waiting = endpoint.backend().now().isBefore(certificate.createdAt().plus(VALIDATION));
    return certificate.toBuilder()
        .status(waiting ? CertificateStatus.PENDING_VALIDATION : CertificateStatus.ISSUED)
        .build();
  }
}
