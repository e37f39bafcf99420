package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.TagIndex;
import io.ecsctl.provider.aws.inventory.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.Tag;
import software.amazon.awssdk.services.acm.model.UpdateCertificateOptionsRequest;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

/**
 * A {@code certificate} block: asked of ACM, proved by records in the zones that it says, and
 * waited for. Which zones these are stands in a tag of it.
 */
final class CertificateKind implements ResourceKind {
  private static final String ZONES_TAG = StackScope.TAG_PREFIX + "zones";
  private static final String ZONES = "zones";
  private static final String MAILS = "domain_validation_option";
  private static final String NAMES = "subject_alternative_names";
  private static final String DESCRIBE = "acm:DescribeCertificate";
  private static final String DELETE = "acm:DeleteCertificate";
  private static final Set<String> GONE = Set.of("ResourceNotFoundException");
  private static final Set<CertificateStatus> FAILED =
      Set.of(CertificateStatus.FAILED, CertificateStatus.VALIDATION_TIMED_OUT);
  private static final Duration TO_SAY_RECORDS = Duration.ofMinutes(2);
  // Most often minutes; AWS's documentation speaks of up to half an hour.
  private static final Duration TO_BE_ISSUED = Duration.ofMinutes(45);
  private static final Duration TO_BE_LET_GO = Duration.ofMinutes(3);

  private final Tools tools;
  private final CertificateRecords records;

  CertificateKind(Tools tools) {
    this.tools = tools;
    records = new CertificateRecords(tools);
  }

  @Override
  public String name() {
    return "certificate";
  }

  private AcmClient acm() {
    return tools.clients().acm();
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    TagIndex index = inventory.index();
    return index.covers("acm")
        ? lives(
            inventory.scope(),
            index.arns("acm", "certificate/"),
            arn -> index.byArn().getOrDefault(arn, Tags.NONE))
        : lives(inventory.scope(), all(), this::tags);
  }

  private List<String> all() {
    return Call.to(
        "acm:ListCertificates",
        () ->
            acm()
                .listCertificatesPaginator(
                    r -> r.includes(i -> i.keyTypes(CertificateRecords.allKeyTypes())))
                .certificateSummaryList()
                .stream()
                .map(CertificateSummary::certificateArn)
                .toList());
  }

  private interface TagReader {
    Tags of(String arn);
  }

  private List<LiveResource> lives(StackScope scope, Collection<String> arns, TagReader tags) {
    return Parallel.map(
            arns,
            arn ->
                Owned.of(scope, name(), arn, tags.of(arn))
                    .flatMap(
                        owned -> described(arn).map(c -> live(owned.address(), c, owned.tags()))))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<CertificateDetail> described(String arn) {
    return Optional.ofNullable(
            Call.unless(
                GONE, DESCRIBE, () -> acm().describeCertificate(r -> r.certificateArn(arn))))
        .map(answer -> answer.certificate());
  }

  private Tags tags(String arn) {
    var found =
        Call.unless(
            GONE,
            "acm:ListTagsForCertificate",
            () -> acm().listTagsForCertificate(r -> r.certificateArn(arn)));
    return found == null ? Tags.NONE : Tags.of(found.tags(), Tag::key, Tag::value);
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return lives(scope, resources.stream().map(LiveResource::id).toList(), this::tags);
  }

  private LiveResource live(ResourceAddress address, CertificateDetail certificate, Tags tags) {
    LiveAttributes attributes =
        LiveAttributes.of(tools.read(name(), certificate))
            .text("arn", certificate.certificateArn())
            .text("status", certificate.statusAsString())
            .text("key_algorithm", keyAlgorithm(certificate))
            .put("validation_records", records(certificate))
            .text("validation_method", method(certificate))
            // Not before it is issued, so that the next plan goes on with what is left to do.
            .texts(
                ZONES,
                certificate.status() == CertificateStatus.PENDING_VALIDATION
                    ? List.of()
                    : zones(tags))
            .put(TagChange.ATTRIBUTE, tags.value());
    if (FAILED.contains(certificate.status())) {
      // It never becomes one: without its name, which forces another, the plan replaces it.
      attributes.without("domain_name");
    }
    return new LiveResource(
        address, certificate.certificateArn(), canonical(attributes.build()), "", true);
  }

  /** {@code RSA_2048}: described, ACM says {@code RSA-2048}. */
  private static @Nullable String keyAlgorithm(CertificateDetail certificate) {
    String said = certificate.keyAlgorithmAsString();
    return said == null ? null : said.replace("RSA-", "RSA_");
  }

  private static String method(CertificateDetail certificate) {
    return certificate.domainValidationOptions().stream()
        .flatMap(option -> Stream.ofNullable(option.validationMethodAsString()))
        .findFirst()
        .orElse(ValidationMethod.DNS.toString());
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

  private static List<String> zones(Tags tags) {
    return Arrays.stream(tags.all().getOrDefault(ZONES_TAG, "").split(" "))
        .filter(zone -> !zone.isEmpty())
        .toList();
  }

  /**
   * ACM counts the first name among the others, and says of each name that mails go to its own
   * domain where nobody chose another. Where records prove the names no mails go anywhere.
   */
  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
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
    plain.changedTexts(ZONES, RecordId::plainZone);
    return plain.build();
  }

  private static boolean sendsMails(Value.ObjectOf attributes) {
    return ValidationMethod.EMAIL.toString().equals(Values.text(attributes, "validation_method"));
  }

  private static boolean goesToItsOwn(Value.Keyed mails) {
    String name = Values.text(mails, "domain_name");
    return name != null && name.equals(Values.text(mails, "validation_domain"));
  }

  private static List<String> zones(Value.ObjectOf attributes) {
    return Values.texts(attributes, ZONES).stream().map(RecordId::plainZone).sorted().toList();
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return described(id)
        .map(certificate -> {
          Tags tags = tags(id);
          return new Found(live(address, certificate, tags), tags);
        });
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    if (!change.put().isEmpty()) {
      tag(live.id(), change.added());
    }
    untag(live.id(), change.remove());
  }

  private void tag(String arn, Tags tags) {
    Call.to(
        "acm:AddTagsToCertificate",
        () ->
            acm()
                .addTagsToCertificate(
                    r -> r.certificateArn(arn).tags(tags.as(CertificateKind::tag))));
  }

  private void untag(String arn, Collection<String> keys) {
    if (!keys.isEmpty()) {
      Call.to(
          "acm:RemoveTagsFromCertificate",
          () ->
              acm()
                  .removeTagsFromCertificate(r ->
                      r.certificateArn(arn)
                          .tags(
                              keys.stream().map(key -> Tag.builder().key(key).build()).toList())));
    }
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    Map<String, String> tags = new TreeMap<>(Tags.forCreate(scope, desired).all());
    List<String> zones = zones(desired.attributes());
    if (!zones.isEmpty()) {
      tags.put(ZONES_TAG, String.join(" ", zones));
    }
    RequestCertificateRequest request =
        tools
            .request(desired, RequestCertificateRequest.builder())
            // ACM has no default for it, and takes no hyphens.
            .validationMethod(method(desired))
            .idempotencyToken(tools.token(desired).replace("-", ""))
            .tags(Tags.of(tags).as(CertificateKind::tag))
            .build();
    String arn =
        Call.to("acm:RequestCertificate", () -> acm().requestCertificate(request)).certificateArn();
    CertificateDetail certificate = withRecords(arn);
    records.make(scope, desired.address(), certificate, zones);
    return readOne(desired.address(), arn);
  }

  /** Nothing proves a private certificate: its authority is the account's own. */
  private static @Nullable String method(DesiredResource desired) {
    if (desired.attributes().has("certificate_authority")) {
      return null;
    }
    String method = Values.text(desired.attributes(), "validation_method");
    return method == null ? ValidationMethod.DNS.toString() : method;
  }

  /** ACM says some seconds later which records it wants. */
  private CertificateDetail withRecords(String arn) throws InterruptedException {
    return tools
        .waiting()
        .until(
            DESCRIBE,
            arn + " to say what proves its names",
            TO_SAY_RECORDS,
            () -> described(arn).filter(CertificateKind::saysRecords));
  }

  private static boolean saysRecords(CertificateDetail certificate) {
    return certificate.status() != CertificateStatus.PENDING_VALIDATION
        || !method(certificate).equals(ValidationMethod.DNS.toString())
        || (!certificate.domainValidationOptions().isEmpty()
            && certificate.domainValidationOptions().stream()
                .allMatch(option -> option.resourceRecord() != null));
  }

  private LiveResource readOne(ResourceAddress address, String arn) {
    return find(address, arn).map(Found::live).orElseThrow(() -> Tools.vanished(DESCRIBE, arn));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    tools
        .change(desired, UpdateCertificateOptionsRequest.builder(), attributes)
        .ifPresent(request ->
            Call.to(
                "acm:UpdateCertificateOptions",
                () -> acm().updateCertificateOptions(request.certificateArn(live.id()).build())));
    if (attributes.contains(ZONES)) {
      prove(scope, live, zones(desired.attributes()));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      retag(live, TagChange.between(live, desired));
    }
    return readOne(live.address(), live.id());
  }

  private void prove(StackScope scope, LiveResource live, List<String> zones)
      throws InterruptedException {
    Set<String> others = new TreeSet<>(zones(tags(live.id())));
    others.removeAll(zones);
    CertificateDetail certificate = withRecords(live.id());
    records.delete(scope, live.address(), certificate, others);
    if (zones.isEmpty()) {
      untag(live.id(), List.of(ZONES_TAG));
    } else {
      tag(live.id(), Tags.of(Map.of(ZONES_TAG, String.join(" ", zones))));
    }
    records.make(scope, live.address(), certificate, zones);
  }

  /** One whose records are somebody else's matter is not waited for, but they are told. */
  @Override
  public LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    if (live.text("status").equals(CertificateStatus.PENDING_VALIDATION.toString())
        && !live.attributes().has("certificate_authority")
        && zones(tags(live.id())).isEmpty()) {
      tell(live, progress);
      return live;
    }
    CertificateDetail issued =
        tools
            .waiting()
            .until(
                DESCRIBE,
                "certificate " + live.id() + " to be issued",
                TO_BE_ISSUED,
                () -> issued(live.id(), progress));
    return live(live.address(), issued, tags(live.id()));
  }

  private static void tell(LiveResource live, Progress progress) {
    if (live.attributes().get("validation_records") instanceof Value.Keyed records) {
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

  private Optional<CertificateDetail> issued(String arn, Progress progress) {
    CertificateDetail certificate = described(arn).orElseThrow(() -> Tools.vanished(DESCRIBE, arn));
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

  /**
   * ACM hears some time later that nothing uses it any more; until then its records stay, because
   * it may have to be renewed by them.
   */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    tools
        .waiting()
        .retrying(
            refused -> refused.code().equals("ResourceInUseException"),
            TO_BE_LET_GO,
            () -> {
              deleteUnused(scope, live);
              return live;
            });
  }

  private void deleteUnused(StackScope scope, LiveResource live) throws InterruptedException {
    Optional<CertificateDetail> there = described(live.id());
    if (there.isEmpty()) {
      return;
    }
    if (there.get().inUseBy().isEmpty()) {
      records.delete(scope, live.address(), there.get(), zones(tags(live.id())));
    }
    Call.unless(GONE, DELETE, () -> acm().deleteCertificate(r -> r.certificateArn(live.id())));
  }
}
