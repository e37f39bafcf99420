package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateType;
import software.amazon.awssdk.services.acm.model.DomainStatus;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.route53.model.HostedZone;

/**
 * The region's certificates as they are now: issued a while after their names are proved. A name in
 * a public zone of the account is proved by the record that ACM asks for; of any other it is taken
 * that somebody else has proved it.
 */
public final class Certificates {
  private static final Duration VALIDATION = Duration.ofSeconds(30);

  private final Backend backend;

  public Certificates(Backend backend) {
    this.backend = backend;
  }

  /** By ARN, with the status that they were asked for with. */
  Table<CertificateDetail> requested() {
    return backend.table("acm.certificate", CertificateDetail::builder);
  }

  public Optional<CertificateDetail> find(String arn) {
    return requested().find(arn).map(this::current);
  }

  List<CertificateDetail> all() {
    return requested().all().stream().map(this::current).toList();
  }

  private CertificateDetail current(CertificateDetail certificate) {
    CertificateDetail.Builder now = certificate.toBuilder().inUseBy(users(certificate));
    Instant issued = certificate.createdAt().plus(VALIDATION);
    boolean proved =
        certificate.type() == CertificateType.PRIVATE
            || certificate.domainValidationOptions().stream().allMatch(this::isProved);
    if (!proved || backend.now().isBefore(issued)) {
      return now.status(CertificateStatus.PENDING_VALIDATION).build();
    }
    return now.status(CertificateStatus.ISSUED)
        .issuedAt(issued)
        .notBefore(issued)
        .notAfter(issued.plus(Duration.ofDays(395)))
        .domainValidationOptions(
            certificate.domainValidationOptions().stream()
                .map(option -> option.toBuilder().validationStatus(DomainStatus.SUCCESS).build())
                .toList())
        .build();
  }

  private boolean isProved(DomainValidation option) {
    return option.resourceRecord() == null
        || !isHere(option.domainName())
        || RecordSets.answers(
            backend,
            option.resourceRecord().name(),
            option.resourceRecord().typeAsString(),
            option.resourceRecord().value());
  }

  private boolean isHere(String domain) {
    String name = HostedZones.absolute(domain);
    return new HostedZones(backend)
        .zones()
        .any(zone ->
            isPublic(zone) && (name.equals(zone.name()) || name.endsWith("." + zone.name())));
  }

  private static boolean isPublic(HostedZone zone) {
    return !Boolean.TRUE.equals(zone.config().privateZone());
  }

  /** The load balancers that present it. */
  private List<String> users(CertificateDetail certificate) {
    String arn = certificate.certificateArn();
    TreeSet<String> users = new TreeSet<>();
    backend
        .<Listener>table("elb.listener", Listener::builder)
        .where(listener ->
            listener.certificates().stream().map(Certificate::certificateArn).anyMatch(arn::equals)
                || backend
                    .attributes("listener certificates")
                    .of(listener.listenerArn())
                    .containsKey(arn))
        .forEach(listener -> users.add(listener.loadBalancerArn()));
    return List.copyOf(users);
  }
}
