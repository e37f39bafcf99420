package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.AddTagsToCertificateRequest;
import software.amazon.awssdk.services.acm.model.AddTagsToCertificateResponse;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.CertificateType;
import software.amazon.awssdk.services.acm.model.DeleteCertificateRequest;
import software.amazon.awssdk.services.acm.model.DeleteCertificateResponse;
import software.amazon.awssdk.services.acm.model.DescribeCertificateRequest;
import software.amazon.awssdk.services.acm.model.DescribeCertificateResponse;
import software.amazon.awssdk.services.acm.model.DomainStatus;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.DomainValidationOption;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.ListCertificatesRequest;
import software.amazon.awssdk.services.acm.model.ListCertificatesResponse;
import software.amazon.awssdk.services.acm.model.ListTagsForCertificateRequest;
import software.amazon.awssdk.services.acm.model.ListTagsForCertificateResponse;
import software.amazon.awssdk.services.acm.model.RemoveTagsFromCertificateRequest;
import software.amazon.awssdk.services.acm.model.RemoveTagsFromCertificateResponse;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.RequestCertificateResponse;
import software.amazon.awssdk.services.acm.model.ResourceInUseException;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.Tag;
import software.amazon.awssdk.services.acm.model.UpdateCertificateOptionsRequest;
import software.amazon.awssdk.services.acm.model.UpdateCertificateOptionsResponse;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

/**
 * AWS Certificate Manager. Every operation that is not here throws {@link
 * UnsupportedOperationException}, as the interface has it.
 */
public final class Acm implements AcmClient {
  private static final int PAGE = 1000;
  private static final String TOKENS = "certificate tokens";

  private final Endpoint endpoint;
  private final Certificates certificates;

  public Acm(Backend backend) {
    endpoint = backend.endpoint("Acm", AcmException::builder);
    certificates = new Certificates(backend);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  private CertificateDetail require(String arn) {
    return certificates
        .find(arn)
        .orElseThrow(() ->
            endpoint.error(
                ResourceNotFoundException.builder(),
                "ResourceNotFoundException",
                "Could not find certificate %s.",
                arn));
  }

  /** Asked again with the same token, the answer is the same. */
  @Override
  public RequestCertificateResponse requestCertificate(RequestCertificateRequest request) {
    return endpoint.change(
        "RequestCertificate",
        () -> {
          String known = endpoint.backend().attributes(TOKENS).get("arn", token(request));
          String arn =
              known != null && certificates.find(known).isPresent() ? known : made(request);
          return RequestCertificateResponse.builder().certificateArn(arn).build();
        });
  }

  private static String token(RequestCertificateRequest request) {
    return request.idempotencyToken() == null ? "" : request.idempotencyToken();
  }

  private String made(RequestCertificateRequest request) {
    requireWholeOptions(request);
    Backend backend = endpoint.backend();
    String arn = backend.arn("acm", "certificate/" + backend.uuid());
    Set<String> names = new LinkedHashSet<>();
    names.add(request.domainName());
    names.addAll(request.subjectAlternativeNames());
    boolean secret = request.certificateAuthorityArn() != null;
    KeyAlgorithm key =
        request.keyAlgorithm() == null ? KeyAlgorithm.RSA_2048 : request.keyAlgorithm();
    certificates
        .requested()
        .put(
            arn,
            CertificateDetail.builder()
                .certificateArn(arn)
                .domainName(request.domainName())
                .subjectAlternativeNames(names)
                .certificateAuthorityArn(request.certificateAuthorityArn())
                .type(secret ? CertificateType.PRIVATE : CertificateType.AMAZON_ISSUED)
                .createdAt(backend.now())
                // Described, the algorithm has a hyphen.
                .keyAlgorithm(key.toString().replace("RSA_", "RSA-"))
                .options(options ->
                    options
                        .certificateTransparencyLoggingPreference(
                            request.options() == null
                                    || request.options().certificateTransparencyLoggingPreference()
                                        == null
                                ? "ENABLED"
                                : request
                                    .options()
                                    .certificateTransparencyLoggingPreferenceAsString())
                        .export(
                            request.options() == null || request.options().export() == null
                                ? "DISABLED"
                                : request.options().exportAsString()))
                .domainValidationOptions(secret ? List.of() : validations(request, names))
                .build());
    backend.tags().add(arn, request.tags(), Tag::key, Tag::value);
    if (request.idempotencyToken() != null) {
      backend.attributes(TOKENS).set("arn", request.idempotencyToken(), arn);
    }
    return arn;
  }

  /** Each says both of its members, whatever proves the names. */
  private void requireWholeOptions(RequestCertificateRequest request) {
    List<DomainValidationOption> options = request.domainValidationOptions();
    for (int i = 0; i < options.size(); i++) {
      requireMember(options.get(i).domainName(), i, "domainName");
      requireMember(options.get(i).validationDomain(), i, "validationDomain");
    }
  }

  private void requireMember(@Nullable String value, int option, String member) {
    if (value == null) {
      throw endpoint.error(
          "ValidationException",
          "1 validation error detected: Value null at 'domainValidationOptions.%d.member.%s'"
              + " failed to satisfy constraint: Member must not be null",
          option + 1,
          member);
    }
  }

  /** A name has the same record in all certificates of the account, also behind a star. */
  private List<DomainValidation> validations(RequestCertificateRequest request, Set<String> names) {
    ValidationMethod method =
        request.validationMethod() == null ? ValidationMethod.EMAIL : request.validationMethod();
    List<DomainValidation> validations = new ArrayList<>();
    for (String name : names) {
      String plain = name.startsWith("*.") ? name.substring(2) : name;
      DomainValidation.Builder validation =
          DomainValidation.builder()
              .domainName(name)
              .validationDomain(domain(request, name))
              .validationMethod(method)
              .validationStatus(DomainStatus.PENDING_VALIDATION);
      if (method == ValidationMethod.DNS) {
        validation.resourceRecord(r ->
            r.name("_" + endpoint.backend().hex32Of(plain) + "." + plain + ".")
                .type("CNAME")
                .value("_" + endpoint.backend().hex32Of(plain + ".") + ".acm-validations.aws."));
      }
      validations.add(validation.build());
    }
    return validations;
  }

  private static String domain(RequestCertificateRequest request, String name) {
    return request.domainValidationOptions().stream()
        .filter(option -> option.domainName().equals(name))
        .map(DomainValidationOption::validationDomain)
        .findFirst()
        .orElse(name);
  }

  @Override
  public DescribeCertificateResponse describeCertificate(DescribeCertificateRequest request) {
    return endpoint.read(
        "DescribeCertificate",
        () ->
            DescribeCertificateResponse.builder()
                .certificate(require(request.certificateArn()))
                .build());
  }

  @Override
  public ListCertificatesResponse listCertificates(ListCertificatesRequest request) {
    return endpoint.read(
        "ListCertificates",
        () -> {
          List<CertificateSummary> wanted =
              certificates.all().stream()
                  .filter(certificate -> isWanted(request, certificate.status()))
                  .map(Acm::summary)
                  .toList();
          var page = endpoint.page(wanted, request.nextToken(), request.maxItems(), PAGE);
          return ListCertificatesResponse.builder()
              .certificateSummaryList(page.items())
              .nextToken(page.next())
              .build();
        });
  }

  private static boolean isWanted(
      ListCertificatesRequest request, @Nullable CertificateStatus status) {
    return request.certificateStatuses().isEmpty()
        || request.certificateStatuses().contains(status);
  }

  private static CertificateSummary summary(CertificateDetail certificate) {
    return CertificateSummary.builder()
        .certificateArn(certificate.certificateArn())
        .domainName(certificate.domainName())
        .subjectAlternativeNameSummaries(certificate.subjectAlternativeNames())
        .status(certificate.status())
        .createdAt(certificate.createdAt())
        .inUse(!certificate.inUseBy().isEmpty())
        .build();
  }

  @Override
  public UpdateCertificateOptionsResponse updateCertificateOptions(
      UpdateCertificateOptionsRequest request) {
    return endpoint.change(
        "UpdateCertificateOptions",
        () -> {
          require(request.certificateArn());
          certificates
              .requested()
              .update(
                  request.certificateArn(),
                  certificate ->
                      certificate.toBuilder()
                          .options(
                              certificate.options().toBuilder()
                                  .certificateTransparencyLoggingPreference(
                                      request.options().certificateTransparencyLoggingPreference())
                                  .build())
                          .build());
          return UpdateCertificateOptionsResponse.builder().build();
        });
  }

  @Override
  public DeleteCertificateResponse deleteCertificate(DeleteCertificateRequest request) {
    return endpoint.change(
        "DeleteCertificate",
        () -> {
          CertificateDetail certificate = require(request.certificateArn());
          if (!certificate.inUseBy().isEmpty()) {
            throw endpoint.error(
                ResourceInUseException.builder(),
                "ResourceInUseException",
                "Certificate %s in account is in use.",
                request.certificateArn());
          }
          certificates.requested().remove(request.certificateArn());
          endpoint.backend().tags().forget(request.certificateArn());
          return DeleteCertificateResponse.builder().build();
        });
  }

  @Override
  public AddTagsToCertificateResponse addTagsToCertificate(AddTagsToCertificateRequest request) {
    return endpoint.change(
        "AddTagsToCertificate",
        () -> {
          String arn = require(request.certificateArn()).certificateArn();
          endpoint.backend().tags().add(arn, request.tags(), Tag::key, Tag::value);
          return AddTagsToCertificateResponse.builder().build();
        });
  }

  @Override
  public RemoveTagsFromCertificateResponse removeTagsFromCertificate(
      RemoveTagsFromCertificateRequest request) {
    return endpoint.change(
        "RemoveTagsFromCertificate",
        () -> {
          String arn = require(request.certificateArn()).certificateArn();
          endpoint.backend().tags().remove(arn, request.tags().stream().map(Tag::key).toList());
          return RemoveTagsFromCertificateResponse.builder().build();
        });
  }

  @Override
  public ListTagsForCertificateResponse listTagsForCertificate(
      ListTagsForCertificateRequest request) {
    return endpoint.read(
        "ListTagsForCertificate",
        () ->
            ListTagsForCertificateResponse.builder()
                .tags(
                    endpoint
                        .backend()
                        .tags()
                        .as(
                            require(request.certificateArn()).certificateArn(),
                            (key, value) -> Tag.builder().key(key).value(value).build()))
                .build());
  }
}
