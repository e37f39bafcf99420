package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The records by which a certificate's names are proved, in the zones that its block says. ACM asks
 * for the same record for every certificate of a name in an account, and looks at it again at each
 * renewal: so a record that is there is left as it is, and ours goes only with the last certificate
 * that needs it.
 */
final class CertificateRecords {
  // AWS's examples use five minutes.
  private static final long TTL_SECONDS = 300;

  private final Tools tools;
  private final Certificates certificates;
  private final DnsRecords records;
  private final Marks<RecordId> marks;

  CertificateRecords(Tools tools, Certificates certificates) {
    this.tools = tools;
    this.certificates = certificates;
    records = new DnsRecords(tools);
    marks = Marks.ofRecords(tools);
  }

  /** A name and its wildcard are proved by one record. */
  private static List<ResourceRecordSet> of(CertificateDetail certificate) {
    Map<String, ResourceRecordSet> byName = new LinkedHashMap<>();
    certificate.domainValidationOptions().stream()
        .map(DomainValidation::resourceRecord)
        .flatMap(Stream::ofNullable)
        .forEach(record ->
            byName.put(
                record.name(),
                ResourceRecordSet.builder()
                    .name(record.name())
                    .type(record.typeAsString())
                    .ttl(TTL_SECONDS)
                    .resourceRecords(ResourceRecord.builder().value(record.value()).build())
                    .build()));
    return List.copyOf(byName.values());
  }

  /**
   * Makes those that are not there.
   *
   * @param zones ids
   */
  void make(
      StackScope scope,
      ResourceAddress address,
      CertificateDetail certificate,
      Collection<String> zones)
      throws InterruptedException {
    if (zones.isEmpty()) {
      return;
    }
    Map<String, String> names = names(zones);
    for (ResourceRecordSet record : of(certificate)) {
      if (zoneOf(record, names).isEmpty()) {
        throw inNoZone(RecordId.plainName(record.name()), names.values());
      }
    }
    Map<RecordId, ResourceRecordSet> missing = inZones(certificate, names);
    missing.keySet().removeAll(records.read(List.copyOf(missing.keySet())).keySet());
    Map<String, List<ResourceRecordSet>> byZone = new TreeMap<>();
    missing.forEach((id, record) -> {
      marks.tryToTake(scope, address, id);
      byZone.computeIfAbsent(id.zone(), _ -> new ArrayList<>()).add(record);
    });
    for (Map.Entry<String, List<ResourceRecordSet>> zone : byZone.entrySet()) {
      // Somebody who makes them at this moment makes them the same.
      records.change(zone.getKey(), ChangeAction.UPSERT, zone.getValue());
    }
  }

  /** Takes away those in {@code zones} that are ours and that no other certificate needs. */
  void delete(
      StackScope scope,
      ResourceAddress address,
      CertificateDetail certificate,
      Collection<String> zones)
      throws InterruptedException {
    if (zones.isEmpty()) {
      return;
    }
    List<String> needed = neededByOthers(certificate.certificateArn());
    List<RecordId> ours =
        inZones(certificate, names(zones)).keySet().stream()
            .filter(id -> !needed.contains(id.name().substring(id.name().indexOf('.') + 1)))
            .filter(id -> marks.tags(id).belongTo(scope, address))
            .toList();
    records.delete(ours);
    ours.forEach(marks::remove);
  }

  /** Names without their star. */
  private List<String> neededByOthers(String arn) {
    return certificates.all().stream()
        .filter(other -> !other.certificateArn().equals(arn))
        .flatMap(CertificateRecords::names)
        .map(name -> name.startsWith("*.") ? name.substring(2) : name)
        .toList();
  }

  private static Stream<String> names(CertificateSummary certificate) {
    return Stream.concat(
        Stream.of(certificate.domainName()),
        certificate.subjectAlternativeNameSummaries().stream());
  }

  /** Each record in the zone that it belongs to; those that belong to none are left out. */
  private Map<RecordId, ResourceRecordSet> inZones(
      CertificateDetail certificate, Map<String, String> names) {
    Map<RecordId, ResourceRecordSet> placed = new LinkedHashMap<>();
    for (ResourceRecordSet record : of(certificate)) {
      zoneOf(record, names).ifPresent(zone -> placed.put(RecordId.of(zone, record), record));
    }
    return placed;
  }

  private static Optional<String> zoneOf(ResourceRecordSet record, Map<String, String> names) {
    String name = RecordId.plainName(record.name());
    return names.entrySet().stream()
        .filter(zone -> name.endsWith("." + zone.getValue()))
        .max(Comparator.comparingInt(zone -> zone.getValue().length()))
        .map(Map.Entry::getKey);
  }

  /** The zones' names by their ids. */
  private Map<String, String> names(Collection<String> zones) {
    Map<String, String> names = new TreeMap<>();
    Parallel.map(zones, zone -> Map.entry(zone, zoneName(zone)))
        .forEach(zone -> names.put(zone.getKey(), zone.getValue()));
    return names;
  }

  /** Empty when the zone is gone: no record is in it. */
  private String zoneName(String zone) {
    var found =
        Call.unless(
            Set.of("NoSuchHostedZone"),
            "route53:GetHostedZone",
            () -> tools.clients().dns().getHostedZone(r -> r.id(zone)));
    return found == null ? "" : RecordId.plainName(found.hostedZone().name());
  }

  private static ProviderException inNoZone(String record, Collection<String> names) {
    return new ProviderException(
        "NoSuchHostedZone",
        DnsRecords.CHANGE,
        "The record %s, which proves one of the certificate's names, is in none of its zones (%s). Add the zone that it belongs to."
            .formatted(record, String.join(", ", names)));
  }
}
