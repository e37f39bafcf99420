package io.ecsctl.provider.aws.kind;

import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Reading and changing the records of zones, whoever owns the zones. */
final class DnsRecords {
  static final String CHANGE = "route53:ChangeResourceRecordSets";

  private static final Set<String> NO_ZONE = Set.of("NoSuchHostedZone");
  // AWS's documentation says that changes are everywhere within a minute.
  private static final Duration TO_SPREAD = Duration.ofMinutes(10);

  private final Tools tools;

  DnsRecords(Tools tools) {
    this.tools = tools;
  }

  private Route53Client dns() {
    return tools.clients().dns();
  }

  /** Those of {@code wanted} that are there. */
  Map<RecordId, ResourceRecordSet> read(Collection<RecordId> wanted) {
    Map<String, List<RecordId>> byZone =
        wanted.stream()
            .collect(Collectors.groupingBy(RecordId::zone, TreeMap::new, Collectors.toList()));
    Map<RecordId, ResourceRecordSet> found = new HashMap<>();
    Parallel.map(byZone.entrySet(), zone -> read(zone.getKey(), zone.getValue()))
        .forEach(found::putAll);
    return found;
  }

  /**
   * A page from the first one on may hold the others too, so that a zone takes as many calls as it
   * has pages, and never more than there are records wanted.
   */
  private Map<RecordId, ResourceRecordSet> read(String zone, List<RecordId> wanted) {
    Map<RecordId, ResourceRecordSet> found = new HashMap<>();
    TreeSet<RecordId> left = new TreeSet<>(Comparator.comparing(DnsRecords::order));
    left.addAll(wanted);
    while (!left.isEmpty()) {
      RecordId first = left.first();
      for (ResourceRecordSet record : from(first)) {
        RecordId id = RecordId.of(zone, record);
        if (left.remove(id)) {
          found.put(id, record);
        }
      }
      left.remove(first);
    }
    return found;
  }

  /** Route 53 lists by the labels from the right: {@code com.example.www}. */
  private static String order(RecordId id) {
    List<String> labels = Arrays.asList(id.name().split("\\.", -1));
    return String.join(".", labels.reversed()) + " " + id.type() + " " + id.set();
  }

  private List<ResourceRecordSet> from(RecordId first) {
    var page =
        Call.unless(
            NO_ZONE,
            "route53:ListResourceRecordSets",
            () ->
                dns()
                    .listResourceRecordSets(r ->
                        r.hostedZoneId(first.zone())
                            .startRecordName(first.name())
                            .startRecordType(first.type())
                            .startRecordIdentifier(first.set())));
    return page == null ? List.of() : page.resourceRecordSets();
  }

  Optional<ResourceRecordSet> find(RecordId id) {
    return Optional.ofNullable(read(List.of(id)).get(id));
  }

  /** Makes the change and waits until all name servers answer by it. */
  void change(String zone, ChangeAction action, ResourceRecordSet record)
      throws InterruptedException {
    change(zone, action, List.of(record));
  }

  /** The same of several records in one call: all of them are changed, or none. */
  void change(String zone, ChangeAction action, Collection<ResourceRecordSet> all)
      throws InterruptedException {
    List<Change> changes =
        all.stream()
            .map(record -> Change.builder().action(action).resourceRecordSet(record).build())
            .toList();
    String change =
        Call.to(
                CHANGE,
                () ->
                    dns()
                        .changeResourceRecordSets(
                            r -> r.hostedZoneId(zone).changeBatch(b -> b.changes(changes))))
            .changeInfo()
            .id();
    tools
        .waiting()
        .until(
            "route53:GetChange",
            "the name servers to take over "
                + all.stream()
                    .map(record -> RecordId.of(zone, record).toString())
                    .collect(Collectors.joining(", ")),
            TO_SPREAD,
            () ->
                Optional.of(
                        Call.to("route53:GetChange", () -> dns().getChange(r -> r.id(change)))
                            .changeInfo())
                    .filter(info -> info.status() == ChangeStatus.INSYNC));
  }

  /** Deletes the record as it is; one that is gone is no failure. */
  void delete(RecordId id) throws InterruptedException {
    delete(List.of(id));
  }

  /** The same, with a call a zone. */
  void delete(Collection<RecordId> ids) throws InterruptedException {
    Map<String, List<ResourceRecordSet>> byZone = new TreeMap<>();
    read(List.copyOf(ids))
        .forEach(
            (id, record) -> byZone.computeIfAbsent(id.zone(), _ -> new ArrayList<>()).add(record));
    for (Map.Entry<String, List<ResourceRecordSet>> zone : byZone.entrySet()) {
      change(zone.getKey(), ChangeAction.DELETE, zone.getValue());
    }
  }
}
