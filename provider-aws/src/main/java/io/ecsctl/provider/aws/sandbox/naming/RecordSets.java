package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.GetChangeRequest;
import software.amazon.awssdk.services.route53.model.GetChangeResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The records of all zones, and the changes of them, each of which takes a while to spread. */
final class RecordSets {
  private static final Duration TO_SPREAD = Duration.ofSeconds(30);
  private static final int PAGE = 300;
  private static final String SERVER = "ns-1.awsdns-01.com.";
  private static final String AUTHORITY = "awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400";

  private final Endpoint endpoint;

  RecordSets(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Table<ResourceRecordSet> records() {
    return table(endpoint.backend());
  }

  /** By zone, name, type and set identifier. */
  static Table<ResourceRecordSet> table(Backend backend) {
    return backend.globalTable("route53.record", ResourceRecordSet::builder);
  }

  private Table<ChangeInfo> changes() {
    return endpoint.backend().globalTable("route53.change", ChangeInfo::builder);
  }

  private static String key(HostedZone zone, ResourceRecordSet record) {
    return "%s %s %s %s"
        .formatted(zone.id(), record.name(), record.typeAsString(), text(record.setIdentifier()));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  /** All or nothing; what is wrong is told of the first that is. */
  ChangeResourceRecordSetsResponse change(
      HostedZone zone, ChangeResourceRecordSetsRequest request) {
    List<Change> changes = request.changeBatch().changes();
    changes.forEach(change -> check(zone, change.actionAsString(), absolute(change)));
    changes.forEach(change -> apply(zone, change));
    ChangeInfo info =
        ChangeInfo.builder()
            .id("/change/C" + endpoint.backend().hex17().toUpperCase(Locale.ROOT))
            .status(ChangeStatus.PENDING)
            .submittedAt(endpoint.backend().now())
            .build();
    changes().put(info.id(), info);
    return ChangeResourceRecordSetsResponse.builder().changeInfo(info).build();
  }

  /** Route 53 keeps names in lower case, with the dot of the root, and a star by its number. */
  private static ResourceRecordSet absolute(Change change) {
    ResourceRecordSet.Builder record = change.resourceRecordSet().toBuilder();
    ResourceRecordSet stated = change.resourceRecordSet();
    record.name(HostedZones.absolute(stated.name()).replace("*", "\\052"));
    if (stated.aliasTarget() != null) {
      record.aliasTarget(
          stated.aliasTarget().toBuilder()
              .dnsName(HostedZones.absolute(stated.aliasTarget().dnsName()))
              .build());
    }
    return record.build();
  }

  private void apply(HostedZone zone, Change change) {
    ResourceRecordSet record = absolute(change);
    if (change.actionAsString().equals("DELETE")) {
      records().remove(key(zone, record));
    } else {
      records().put(key(zone, record), record);
    }
  }

  private void check(HostedZone zone, String action, ResourceRecordSet record) {
    String what =
        "resource record set [name='%s', type='%s'%s]"
            .formatted(
                record.name(),
                record.typeAsString(),
                record.setIdentifier() == null
                    ? ""
                    : ", set-identifier='" + record.setIdentifier() + "'");
    ResourceRecordSet there = records().find(key(zone, record)).orElse(null);
    if (action.equals("DELETE")) {
      if (there == null) {
        throw invalid("Tried to delete %s but it was not found", what);
      }
      if (!there.equals(record)) {
        throw invalid(
            "Tried to delete %s but the values provided do not match the current values", what);
      }
      return;
    }
    if (action.equals("CREATE") && there != null) {
      throw invalid("Tried to create %s but it already exists", what);
    }
    if (!record.name().equals(zone.name()) && !record.name().endsWith("." + zone.name())) {
      throw invalid(
          "RRSet with DNS name %s is not permitted in zone %s", record.name(), zone.name());
    }
    if ((record.aliasTarget() == null) == record.resourceRecords().isEmpty()) {
      throw invalid(
          "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and"
              + " ResourceRecords], or TrafficPolicyInstanceId], but found %s in Change with"
              + " [Action=%s, Name=%s, Type=%s, SetIdentifier=%s]",
          record.aliasTarget() == null ? "none" : "more than one",
          action,
          record.name(),
          record.typeAsString(),
          record.setIdentifier());
    }
    checkNeighbours(zone, record);
  }

  private void checkNeighbours(HostedZone zone, ResourceRecordSet record) {
    boolean alias = record.typeAsString().equals("CNAME");
    if (alias && record.name().equals(zone.name())) {
      throw invalid(
          "RRSet of type CNAME with DNS name %s is not permitted at apex in zone %s",
          record.name(), zone.name());
    }
    for (ResourceRecordSet other : ofZone(zone)) {
      if (!other.name().equals(record.name())) {
        continue;
      }
      boolean same = other.typeAsString().equals(record.typeAsString());
      if (!same && (alias || other.typeAsString().equals("CNAME"))) {
        throw invalid(
            "RRSet of type %s with DNS name %s is not permitted as it conflicts with other records"
                + " with the same DNS name in zone %s",
            record.typeAsString(), record.name(), zone.name());
      }
      if (same && (other.setIdentifier() == null) != (record.setIdentifier() == null)) {
        throw invalid(
            "RRSet with DNS name %s, type %s, SetIdentifier %s cannot be created as a non-simple"
                + " RRSet with the same name and type exists, or the other way round.",
            record.name(), record.typeAsString(), record.setIdentifier());
      }
    }
  }

  private AwsServiceException invalid(String message, @Nullable Object... values) {
    return endpoint.error(
        InvalidChangeBatchException.builder(), "InvalidChangeBatch", "[" + message + "]", values);
  }

  private List<ResourceRecordSet> ofZone(HostedZone zone) {
    return records().rows(key -> key.startsWith(zone.id() + " "));
  }

  /** Whether a public zone of the account answers so. */
  static boolean answers(Backend backend, String name, String type, String value) {
    String wanted = HostedZones.absolute(name);
    return table(backend)
        .any(record ->
            record.name().equals(wanted)
                && record.typeAsString().equals(type)
                && record.resourceRecords().stream()
                    .anyMatch(
                        r -> HostedZones.absolute(r.value()).equals(HostedZones.absolute(value))));
  }

  /** Ordered by the labels from the right; the page begins where it is told to. */
  ListResourceRecordSetsResponse list(HostedZone zone, ListResourceRecordSetsRequest request) {
    String start =
        request.startRecordName() == null
            ? ""
            : order(
                HostedZones.absolute(request.startRecordName()).replace("*", "\\052"),
                text(request.startRecordTypeAsString()),
                text(request.startRecordIdentifier()));
    List<ResourceRecordSet> wanted =
        ofZone(zone).stream()
            .filter(record -> order(record).compareTo(start) >= 0)
            .sorted(Comparator.comparing(RecordSets::order))
            .toList();
    Integer size = request.maxItems() == null ? null : Integer.valueOf(request.maxItems());
    var page = endpoint.page(wanted, null, size, PAGE);
    ListResourceRecordSetsResponse.Builder answer =
        ListResourceRecordSetsResponse.builder()
            .resourceRecordSets(page.items())
            .isTruncated(page.next() != null)
            .maxItems(String.valueOf(size == null ? PAGE : size));
    if (page.next() != null) {
      ResourceRecordSet next = wanted.get(page.items().size());
      answer
          .nextRecordName(next.name())
          .nextRecordType(next.typeAsString())
          .nextRecordIdentifier(next.setIdentifier());
    }
    return answer.build();
  }

  private static String order(ResourceRecordSet record) {
    return order(record.name(), record.typeAsString(), text(record.setIdentifier()));
  }

  private static String order(String name, String type, String set) {
    return String.join(".", Arrays.asList(name.split("\\.")).reversed()) + " " + type + " " + set;
  }

  GetChangeResponse get(GetChangeRequest request) {
    String id = request.id().startsWith("/change/") ? request.id() : "/change/" + request.id();
    ChangeInfo info =
        changes()
            .find(id)
            .orElseThrow(() ->
                endpoint.error(
                    NoSuchChangeException.builder(),
                    "NoSuchChange",
                    "Could not find resource with ID: %s",
                    request.id()));
    boolean spreading = endpoint.backend().now().isBefore(info.submittedAt().plus(TO_SPREAD));
    return GetChangeResponse.builder()
        .changeInfo(
            info.toBuilder().status(spreading ? ChangeStatus.PENDING : ChangeStatus.INSYNC).build())
        .build();
  }

  /** What every zone has. */
  static void begin(Backend backend, HostedZone zone) {
    for (String type : Set.of("NS", "SOA")) {
      ResourceRecordSet record =
          ResourceRecordSet.builder()
              .name(zone.name())
              .type(type)
              .ttl(type.equals("NS") ? 172800L : 900L)
              .resourceRecords(
                  ResourceRecord.builder()
                      .value(type.equals("NS") ? SERVER : SERVER + " " + AUTHORITY)
                      .build())
              .build();
      table(backend).put(key(zone, record), record);
    }
  }

  static void end(Backend backend, String zone) {
    table(backend).removeKeys(key -> key.startsWith(zone + " "));
  }
}
