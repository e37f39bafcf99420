package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

/** A certificate as a program has it. */
final class CertificateAttributes {
  static final String RECORDS = "validation_records";
  private static final String AUTHORITY = "certificate_authority";
  private static final String METHOD = "validation_method";
  private static final String MAILS = "domain_validation_option";
  private static final String NAMES = "subject_alternative_names";
  private static final Set<CertificateStatus> FAILED =
      Set.of(CertificateStatus.FAILED, CertificateStatus.VALIDATION_TIMED_OUT);

  private CertificateAttributes() {}

  /**
   * @param read what the schema alone makes of {@code certificate}
   */
  static LiveAttributes of(Value.ObjectOf read, CertificateDetail certificate) {
    LiveAttributes attributes =
        LiveAttributes.of(read)
            .text("arn", certificate.certificateArn())
            .text("status", certificate.statusAsString())
            .text("key_algorithm", keyAlgorithm(certificate))
            .put(RECORDS, records(certificate))
            .text(METHOD, method(certificate));
    if (FAILED.contains(certificate.status())) {
      // It never becomes one: without its name, which forces another, the plan replaces it.
      attributes.without("domain_name");
    }
    return attributes;
  }

  /** {@code RSA_2048}: described, ACM says {@code RSA-2048}. */
  private static @Nullable String keyAlgorithm(CertificateDetail certificate) {
    String said = certificate.keyAlgorithmAsString();
    return said == null ? null : said.replace("RSA-", "RSA_");
  }

  /** How its names are proved; null when nothing proves them, as with a private certificate. */
  static @Nullable String method(CertificateDetail certificate) {
    return certificate.certificateAuthorityArn() != null
        ? null
        : certificate.domainValidationOptions().stream()
            .flatMap(option -> Stream.ofNullable(option.validationMethodAsString()))
            .findFirst()
            .orElse(ValidationMethod.DNS.toString());
  }

  /** How a new one's are to be proved: ACM has no default for it. */
  static @Nullable String method(Value.ObjectOf desired) {
    if (isPrivate(desired)) {
      return null;
    }
    String method = Values.text(desired, METHOD);
    return method == null ? ValidationMethod.DNS.toString() : method;
  }

  /** Its authority is the account's own: it is issued without any proof. */
  static boolean isPrivate(Value.ObjectOf attributes) {
    return attributes.has(AUTHORITY);
  }

  /** By the names that they prove; null when there are none. */
  private static @Nullable Value records(CertificateDetail certificate) {
    TreeMap<String, Value> byName = new TreeMap<>();
    for (DomainValidation option : certificate.domainValidationOptions()) {
      ResourceRecord record = option.resourceRecord();
      if (record != null) {
        byName.put(
            option.domainName(),
            new LiveAttributes()
                .text("name", RecordId.plainName(record.name()))
                .text("type", record.typeAsString())
                .text("value", record.value())
                .build());
      }
    }
    return byName.isEmpty()
        ? null
        : new Value.MapOf(
            Type.ObjectType.of(
                Map.of("name", Type.STRING, "type", Type.STRING, "value", Type.STRING)),
            byName);
  }

  /**
   * ACM counts the first name among the others, and says of each name that mails go to its own
   * domain where nobody chose another. Where records prove the names no mails go anywhere, and how
   * the names of a private certificate would be proved makes no difference.
   */
  static Value.ObjectOf canonical(Value.ObjectOf attributes) {
    LiveAttributes plain = LiveAttributes.of(attributes);
    if (attributes.get(NAMES) instanceof Value.Sequence) {
      List<String> others = new ArrayList<>(Values.texts(attributes, NAMES));
      others.remove(Values.text(attributes, "domain_name"));
      plain.texts(NAMES, others.stream().sorted().toList());
    }
    if (attributes.has(MAILS)) {
      List<Value.Keyed> chosen =
          sendsMails(attributes)
              ? Values.blocks(attributes, MAILS).stream()
                  .filter(mails -> !goesToItsOwn(mails))
                  .toList()
              : List.of();
      plain.without(MAILS).blocks(MAILS, chosen);
    }
    if (isPrivate(attributes)) {
      plain.without(METHOD);
    }
    plain.changedTexts(CertificateZones.ATTRIBUTE, RecordId::plainZone);
    return plain.build();
  }

  private static boolean sendsMails(Value.ObjectOf attributes) {
    return !isPrivate(attributes)
        && ValidationMethod.EMAIL.toString().equals(Values.text(attributes, METHOD));
  }

  private static boolean goesToItsOwn(Value.Keyed mails) {
    String name = Values.text(mails, "domain_name");
    return name != null && name.equals(Values.text(mails, "validation_domain"));
  }
}
