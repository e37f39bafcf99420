package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.value.Type;
import java.util.Map;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;

/** A {@code certificate} block. */
final class CertificateOverlay {
  private CertificateOverlay() {}

  static KindOverlay overlay() {
    KindOverlay certificate =
        KindOverlay.of(
                "certificate", "ACM", "acm:RequestCertificate", RequestCertificateRequest.builder())
            .doc("A certificate for TLS listeners, which ACM renews.")
            .identity("arn")
            .computed("arn", "The ARN.")
            .computed("status", "ISSUED, once its names are proved.")
            .computed(
                "validation_records",
                new Type.MapType(
                    Type.ObjectType.of(
                        Map.of("name", Type.STRING, "type", Type.STRING, "value", Type.STRING))),
                "By each of its names the record that proves it, for a dns_record or for whoever"
                    + " keeps the zone.")
            .replacedBy(
                "DomainName",
                "SubjectAlternativeNames",
                "ValidationMethod",
                "DomainValidationOptions",
                "CertificateAuthorityArn",
                "KeyAlgorithm")
            .exclude("IdempotencyToken", "made for each creation")
            .exclude("ManagedBy", "for certificates of CloudFront's distributions");
    certificate
        .at("DomainName")
        .required()
        .form(
            "(\\*\\.)?([A-Za-z0-9_-]{1,63}\\.)+[A-Za-z0-9-]{2,63}",
            "a domain name, with or without *. in front")
        .doc("Its first name: shop.example.com, or *.example.com.");
    certificate.at("SubjectAlternativeNames").set().doc("Its other names.");
    certificate
        .add("", "zones")
        .references("id", "zone")
        .doc(
            "The hosted zones in which the records are made that prove its names, each in the one"
                + " it belongs to. The certificate is then waited for.");
    certificate
        .at("ValidationMethod")
        .words("DNS", "EMAIL")
        .fallback("DNS")
        .doc("What proves the names: records, or answers to mails.");
    certificate
        .at("DomainValidationOptions")
        .key("domain_name")
        .doc("Where mails go, when it is validated by them.");
    certificate.required(
        "DomainValidationOptions.DomainName", "DomainValidationOptions.ValidationDomain");
    certificate
        .at("Options")
        .computed()
        .doc("Whether it stands in public logs, and whether its key may leave ACM.");
    certificate.at("Options.CertificateTransparencyLoggingPreference").computed();
    certificate
        .at("Options.Export")
        .computed()
        .replaces() // "You cannot update the value of Export after the certificate is issued."
        .doc("Whether its key may leave ACM, for use elsewhere.");
    certificate
        .at("CertificateAuthorityArn")
        .name("certificate_authority")
        .doc("The private authority that issues it, instead of a public one.");
    certificate.at("KeyAlgorithm").fallback("RSA_2048").doc("The kind and size of its key.");
    certificate.at("Tags").doc("Tags of this object, besides the stack's.");
    return certificate;
  }
}
