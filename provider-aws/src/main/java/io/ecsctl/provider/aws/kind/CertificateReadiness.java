package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.rollout.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acm.model.CertificateStatus;

/**
 * Listeners refuse a certificate that is not issued. A {@code certificate} block with zones is
 * waited for; one that is proved by {@code dns_record} blocks, which come after it, is issued at
 * some time after them.
 */
final class CertificateReadiness {
  private static final String REFUSED = "UnsupportedCertificate";
  private static final Set<String> UNREADABLE =
      Set.of("ResourceNotFoundException", "AccessDeniedException");
  private static final Duration TO_BE_ISSUED = Duration.ofMinutes(15);

  private final Tools tools;

  CertificateReadiness(Tools tools) {
    this.tools = tools;
  }

  /** Repeats a call that is refused because a certificate of the listener is still to be issued. */
  <T> T onceIssued(Value.ObjectOf listener, Waiting.Attempt<T> call) throws InterruptedException {
    List<String> certificates =
        Stream.of("certificate", ListenerCertificates.ATTRIBUTE)
            .flatMap(attribute -> Values.texts(listener, attribute).stream())
            .filter(arn -> arn.contains(":acm:"))
            .toList();
    return tools
        .waiting()
        .retrying(
            refused -> isRefused(refused) && certificates.stream().anyMatch(this::isPending),
            TO_BE_ISSUED,
            call);
  }

  private static boolean isRefused(ProviderException refused) {
    return refused.code().equals(REFUSED);
  }

  private boolean isPending(String arn) {
    var found =
        Call.unless(
            UNREADABLE,
            "acm:DescribeCertificate",
            () -> tools.clients().acm().describeCertificate(r -> r.certificateArn(arn)));
    return found != null && found.certificate().status() == CertificateStatus.PENDING_VALIDATION;
  }
}
