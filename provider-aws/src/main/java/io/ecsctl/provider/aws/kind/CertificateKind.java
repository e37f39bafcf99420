package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.TagIndex;
import io.ecsctl.provider.aws.inventory.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.UpdateCertificateOptionsRequest;

/**
 * A {@code certificate} block: asked of ACM, proved by records in the zones that it says, and
 * waited for.
 */
final class CertificateKind implements ResourceKind {
  private static final Duration TO_BE_LET_GO = Duration.ofMinutes(3);

  private final Tools tools;
  private final Certificates certificates;
  private final CertificateZones zones;
  private final CertificateRecords records;
  private final CertificateIssuance issuance;

  CertificateKind(Tools tools) {
    this.tools = tools;
    certificates = new Certificates(tools);
    zones = new CertificateZones(certificates);
    records = new CertificateRecords(tools, certificates);
    issuance = new CertificateIssuance(tools, certificates);
  }

  @Override
  public String name() {
    return "certificate";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    TagIndex index = inventory.index();
    return index.covers("acm")
        ? lives(
            inventory.scope(),
            index.arns("acm", "certificate/"),
            arn -> index.byArn().getOrDefault(arn, Tags.NONE))
        : lives(
            inventory.scope(),
            certificates.all().stream().map(CertificateSummary::certificateArn).toList(),
            certificates::tags);
  }

  private interface TagReader {
    Tags of(String arn);
  }

  private List<LiveResource> lives(StackScope scope, Collection<String> arns, TagReader tags) {
    return Parallel.map(
            arns,
            arn ->
                Owned.of(scope, name(), arn, tags.of(arn))
                    .flatMap(owned ->
                        certificates
                            .find(arn)
                            .map(found -> live(owned.address(), found, owned.tags()))))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return lives(scope, resources.stream().map(LiveResource::id).toList(), certificates::tags);
  }

  private LiveResource live(ResourceAddress address, CertificateDetail certificate, Tags tags) {
    // Not before it is issued, so that the next plan goes on with what is left to do.
    boolean proved = certificate.status() != CertificateStatus.PENDING_VALIDATION;
    Value.ObjectOf attributes =
        CertificateAttributes.of(tools.read(name(), certificate), certificate)
            .texts(CertificateZones.ATTRIBUTE, proved ? CertificateZones.of(tags) : List.of())
            .put(TagChange.ATTRIBUTE, tags.value())
            .build();
    return new LiveResource(address, certificate.certificateArn(), canonical(attributes), "", true);
  }

  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return CertificateAttributes.canonical(attributes);
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return certificates
        .find(id)
        .map(certificate -> {
          Tags tags = certificates.tags(id);
          return new Found(live(address, certificate, tags), tags);
        });
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    if (!change.put().isEmpty()) {
      certificates.tag(live.id(), change.added());
    }
    certificates.untag(live.id(), change.remove());
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    List<String> in = CertificateZones.of(desired.attributes());
    Tags tags = CertificateZones.with(Tags.forCreate(scope, desired), in);
    String arn =
        certificates.request(
            tools
                .request(desired, RequestCertificateRequest.builder())
                .validationMethod(CertificateAttributes.method(desired.attributes()))
                // ACM takes no hyphens.
                .idempotencyToken(tools.token(desired).replace("-", ""))
                .tags(Certificates.sdk(tags))
                .build());
    records.make(scope, desired.address(), issuance.awaitRecords(arn), in);
    return readOne(desired.address(), arn);
  }

  private LiveResource readOne(ResourceAddress address, String arn) {
    return live(address, certificates.get(arn), certificates.tags(arn));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    tools
        .change(desired, UpdateCertificateOptionsRequest.builder(), attributes)
        .ifPresent(request -> certificates.update(request.certificateArn(live.id()).build()));
    if (attributes.contains(CertificateZones.ATTRIBUTE)) {
      prove(scope, live, CertificateZones.of(desired.attributes()));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      retag(live, TagChange.between(live, desired));
    }
    return readOne(live.address(), live.id());
  }

  private void prove(StackScope scope, LiveResource live, List<String> in)
      throws InterruptedException {
    Set<String> others = new TreeSet<>(zones.read(live.id()));
    others.removeAll(in);
    CertificateDetail certificate = issuance.awaitRecords(live.id());
    records.delete(scope, live.address(), certificate, others);
    zones.write(live.id(), in);
    records.make(scope, live.address(), certificate, in);
  }

  /** One whose records are somebody else's matter is not waited for, but they are told. */
  @Override
  public LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    if (live.text("status").equals(CertificateStatus.PENDING_VALIDATION.toString())
        && !CertificateAttributes.isPrivate(live.attributes())
        && zones.read(live.id()).isEmpty()) {
      CertificateIssuance.tellRecords(live, progress);
      return live;
    }
    CertificateDetail issued = issuance.await(live.id(), progress);
    return live(live.address(), issued, certificates.tags(live.id()));
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
    Optional<CertificateDetail> there = certificates.find(live.id());
    if (there.isEmpty()) {
      return;
    }
    if (there.get().inUseBy().isEmpty()) {
      records.delete(scope, live.address(), there.get(), zones.read(live.id()));
    }
    certificates.delete(live.id());
  }
}
