package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The zones whose records prove a certificate's names: ids, which stand in a tag of it. */
final class CertificateZones {
  static final String ATTRIBUTE = "zones";
  private static final String TAG = StackScope.TAG_PREFIX + ATTRIBUTE;

  private final Certificates certificates;

  CertificateZones(Certificates certificates) {
    this.certificates = certificates;
  }

  /** Sorted. */
  static List<String> of(Value.ObjectOf attributes) {
    return Values.texts(attributes, ATTRIBUTE).stream().map(RecordId::plainZone).sorted().toList();
  }

  static List<String> of(Tags tags) {
    return Arrays.stream(tags.all().getOrDefault(TAG, "").split(" "))
        .filter(zone -> !zone.isEmpty())
        .toList();
  }

  /** The tags, and that one if there are zones. */
  static Tags with(Tags tags, Collection<String> zones) {
    SortedMap<String, String> all = new TreeMap<>(tags.all());
    if (!zones.isEmpty()) {
      all.put(TAG, String.join(" ", zones));
    }
    return Tags.of(all);
  }

  List<String> read(String arn) {
    return of(certificates.tags(arn));
  }

  void write(String arn, Collection<String> zones) {
    if (zones.isEmpty()) {
      certificates.untag(arn, List.of(TAG));
    } else {
      certificates.tag(arn, with(Tags.NONE, zones));
    }
  }
}
