package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.DescribeCertificateResponse;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.Tag;
import software.amazon.awssdk.services.acm.model.UpdateCertificateOptionsRequest;

/** ACM's certificates and their tags. One that is gone is absent, and has none. */
final class Certificates {
  static final String DESCRIBE = "acm:DescribeCertificate";
  private static final Set<String> GONE = Set.of("ResourceNotFoundException");

  private final Tools tools;

  Certificates(Tools tools) {
    this.tools = tools;
  }

  private AcmClient acm() {
    return tools.clients().acm();
  }

  /**
   * All of the account's, whatever their keys: ACM leaves others than RSA 2048 out unless asked.
   */
  List<CertificateSummary> all() {
    List<KeyAlgorithm> keys = KeyAlgorithm.knownValues().stream().sorted().toList();
    return Call.to(
        "acm:ListCertificates",
        () ->
            acm()
                .listCertificatesPaginator(r -> r.includes(i -> i.keyTypes(keys)))
                .certificateSummaryList()
                .stream()
                .toList());
  }

  Optional<CertificateDetail> find(String arn) {
    return Optional.ofNullable(
            Call.unless(
                GONE, DESCRIBE, () -> acm().describeCertificate(r -> r.certificateArn(arn))))
        .map(DescribeCertificateResponse::certificate);
  }

  /**
   * One that must be there.
   *
   * @throws ProviderException when it vanished
   */
  CertificateDetail get(String arn) {
    return find(arn).orElseThrow(() -> Tools.vanished(DESCRIBE, arn));
  }

  /** Its ARN. */
  String request(RequestCertificateRequest request) {
    return Call.to("acm:RequestCertificate", () -> acm().requestCertificate(request))
        .certificateArn();
  }

  void update(UpdateCertificateOptionsRequest request) {
    Call.to("acm:UpdateCertificateOptions", () -> acm().updateCertificateOptions(request));
  }

  void delete(String arn) {
    Call.unless(
        GONE, "acm:DeleteCertificate", () -> acm().deleteCertificate(r -> r.certificateArn(arn)));
  }

  Tags tags(String arn) {
    var found =
        Call.unless(
            GONE,
            "acm:ListTagsForCertificate",
            () -> acm().listTagsForCertificate(r -> r.certificateArn(arn)));
    return found == null ? Tags.NONE : Tags.of(found.tags(), Tag::key, Tag::value);
  }

  void tag(String arn, Tags tags) {
    Call.to(
        "acm:AddTagsToCertificate",
        () -> acm().addTagsToCertificate(r -> r.certificateArn(arn).tags(sdk(tags))));
  }

  void untag(String arn, Collection<String> keys) {
    if (!keys.isEmpty()) {
      List<Tag> gone = keys.stream().map(key -> Tag.builder().key(key).build()).toList();
      Call.to(
          "acm:RemoveTagsFromCertificate",
          () -> acm().removeTagsFromCertificate(r -> r.certificateArn(arn).tags(gone)));
    }
  }

  static List<Tag> sdk(Tags tags) {
    return tags.as((key, value) -> Tag.builder().key(key).value(value).build());
  }
}
