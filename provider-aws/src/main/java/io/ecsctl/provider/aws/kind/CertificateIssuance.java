package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

/** From asked for to issued: first ACM says what proves a certificate's names, then it looks. */
final class CertificateIssuance {
  private static final Duration TO_SAY_RECORDS = Duration.ofMinutes(2);
  // Most often minutes; AWS's documentation speaks of up to half an hour.
  private static final Duration TO_BE_ISSUED = Duration.ofMinutes(45);

  private final Tools tools;
  private final Certificates certificates;

  CertificateIssuance(Tools tools, Certificates certificates) {
    this.tools = tools;
    this.certificates = certificates;
  }

  /** ACM says some seconds later which records it wants. */
  CertificateDetail awaitRecords(String arn) throws InterruptedException {
    return tools
        .waiting()
        .until(
            Certificates.DESCRIBE,
            arn + " to say what proves its names",
            TO_SAY_RECORDS,
            () -> certificates.find(arn).filter(CertificateIssuance::saysRecords));
  }

  private static boolean saysRecords(CertificateDetail certificate) {
    return certificate.status() != CertificateStatus.PENDING_VALIDATION
        || !ValidationMethod.DNS.toString().equals(CertificateAttributes.method(certificate))
        || (!certificate.domainValidationOptions().isEmpty()
            && certificate.domainValidationOptions().stream()
                .allMatch(option -> option.resourceRecord() != null));
  }

  /**
   * @throws ProviderException when it never will be
   */
  CertificateDetail await(String arn, Progress progress) throws InterruptedException {
    return tools
        .waiting()
        .until(
            Certificates.DESCRIBE,
            "certificate " + arn + " to be issued",
            TO_BE_ISSUED,
            () -> issued(arn, progress));
  }

  private Optional<CertificateDetail> issued(String arn, Progress progress) {
    CertificateDetail certificate = certificates.get(arn);
    progress.status(certificate.statusAsString());
    return switch (certificate.status()) {
      case ISSUED -> Optional.of(certificate);
      case PENDING_VALIDATION, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
      case FAILED, VALIDATION_TIMED_OUT, REVOKED, EXPIRED, INACTIVE ->
          throw new ProviderException(
              certificate.failureReason() == null
                  ? certificate.statusAsString()
                  : certificate.failureReasonAsString(),
              "acm:RequestCertificate",
              "Certificate %s is %s. The next apply asks for another one."
                  .formatted(arn, certificate.statusAsString()));
    };
  }

  /** Whoever keeps the zones hears which records they need. */
  static void tellRecords(LiveResource live, Progress progress) {
    if (live.attributes().get(CertificateAttributes.RECORDS) instanceof Value.Keyed records) {
      records
          .entries()
          .forEach((name, record) -> {
            if (record instanceof Value.Keyed of) {
              progress.event(
                  "%s is proved by the record %s %s %s"
                      .formatted(
                          name,
                          Values.text(of, "name"),
                          Values.text(of, "type"),
                          Values.text(of, "value")));
            }
          });
    }
  }
}
