package io.ecsctl.planner.apply;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.planner.diff.Fingerprint;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.plan.SeenObject;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A plan holds only for the account it was made from: every object still there and the same, and
 * none besides.
 */
final class Staleness {
  private record Key(ResourceAddress address, String id) {}

  private Staleness() {}

  /**
   * @throws PlanRefused naming objects that are not as the plan saw them
   */
  static void check(Plan plan, Snapshot snapshot, Schema schema) {
    Map<Key, LiveResource> live = new LinkedHashMap<>();
    Stream.concat(snapshot.resources().values().stream(), snapshot.duplicates().stream())
        .forEach(object -> live.put(new Key(object.address(), object.id()), object));
    List<String> differences = new ArrayList<>();
    for (SeenObject seen : plan.seen()) {
      LiveResource now = live.remove(new Key(seen.address(), seen.id()));
      if (now == null) {
        differences.add(seen.address() + " (" + seen.id() + ") is gone");
      } else if (!fingerprint(schema, now, seen).equals(seen.fingerprint())) {
        differences.add(seen.address() + " (" + seen.id() + ") was changed");
      }
    }
    live.values()
        .forEach(added -> differences.add(added.address() + " (" + added.id() + ") is new"));
    if (!differences.isEmpty()) {
      throw PlanRefused.stale(differences);
    }
  }

  private static String fingerprint(Schema schema, LiveResource live, SeenObject seen) {
    return schema
        .kind(live.address().kind())
        .map(KindSchema::body)
        .map(body -> Fingerprint.of(body, live, seen.uncompared()))
        .orElse("");
  }
}
