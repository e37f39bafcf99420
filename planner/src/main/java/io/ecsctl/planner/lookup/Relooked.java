package io.ecsctl.planner.lookup;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.Resolver;
import io.ecsctl.planner.diff.Standing;
import io.ecsctl.planner.diff.Values;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.plan.PlannedLookup;
import io.ecsctl.planner.plan.PlannedLookups;
import io.ecsctl.planner.provider.LookupRequest;
import io.ecsctl.planner.provider.LookupResult;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a plan borrows: found again before the plan is applied, or, where it depends on what the
 * plan makes, for the first time on the way. Safe for several threads.
 */
public final class Relooked {
  /** The code of a failure that is none of AWS's: nothing is there, or too much. */
  static final String NOT_ONE = "NotOne";

  private final Provider provider;
  private final Map<ResourceAddress, PlannedLookup> lookups = new LinkedHashMap<>();
  private final Map<ResourceAddress, List<Value.ObjectOf>> found = new ConcurrentHashMap<>();

  private Relooked(Plan plan, Provider provider) {
    this.provider = provider;
    plan.lookups().forEach(lookup -> lookups.put(lookup.address(), lookup));
  }

  /**
   * Finds what was there when the plan was made.
   *
   * @param variables values of sensitive variables
   * @throws PlanRefused naming objects that are not as the plan saw them
   * @throws ProviderException when something cannot be looked up
   */
  public static Relooked check(Plan plan, Provider provider, Map<String, Value> variables) {
    Relooked relooked = new Relooked(plan, provider);
    List<PlannedLookup> known = plan.lookups().stream().filter(lookup -> !lookup.waits()).toList();
    if (known.isEmpty()) {
      return relooked;
    }
    Resolver resolver = new Resolver(_ -> Standing.PENDING, variables);
    List<LookupResult> results =
        provider.lookup(
            known.stream()
                .map(lookup -> request(lookup, resolver.resolve(lookup.filters())))
                .toList());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      PlannedLookup lookup = known.get(i);
      List<Value.ObjectOf> objects = objects(lookup, results.get(i));
      String difference = relooked.difference(lookup, objects);
      if (difference.isEmpty()) {
        relooked.found.put(lookup.address(), objects);
      } else {
        differences.add(difference);
      }
    }
    if (!differences.isEmpty()) {
      throw PlanRefused.stale(differences);
    }
    return relooked;
  }

  /**
   * Finds what had to wait until now.
   *
   * @param resolver knows all that the lookup depends on
   * @throws ProviderException when it cannot be looked up, or is not there
   */
  public void find(ResourceAddress waiting, Resolver resolver) {
    PlannedLookup lookup = lookups.get(waiting);
    if (lookup == null) {
      throw new IllegalStateException("the plan does not borrow " + waiting);
    }
    BlockSchema arguments =
        provider
            .schema()
            .data(lookup.kind())
            .orElseThrow(() -> new IllegalStateException("no data " + lookup.kind()))
            .arguments();
    Value.ObjectOf filters = resolver.resolve(arguments, lookup.filters());
    List<Value.ObjectOf> objects =
        objects(lookup, provider.lookup(List.of(request(lookup, filters))).getFirst());
    String wrong = Findings.late(lookup, object(lookup), filters, objects);
    if (!wrong.isEmpty()) {
      throw new ProviderException(NOT_ONE, "", wrong);
    }
    found.put(waiting, objects);
  }

  private static List<Value.ObjectOf> objects(PlannedLookup lookup, LookupResult result) {
    return switch (result) {
      case LookupResult.Refused(var code, var operation, var message, var requestId) ->
          throw new ProviderException(
              code,
              operation,
              lookup.address()
                  + " cannot be looked up: "
                  + message
                  + (requestId.isEmpty() ? "" : " (request " + requestId + ")"));
      case LookupResult.Found(var objects, var _) -> objects;
    };
  }

  private static LookupRequest request(PlannedLookup lookup, Value filters) {
    return new LookupRequest(lookup.kind(), (Value.ObjectOf) Values.plain(filters));
  }

  private KindSchema object(PlannedLookup lookup) {
    return provider
        .schema()
        .object(lookup.kind())
        .orElseThrow(() -> new IllegalStateException("no data " + lookup.kind()));
  }

  private String difference(PlannedLookup lookup, List<Value.ObjectOf> found) {
    KindSchema kind = object(lookup);
    if (PlannedLookups.fingerprint(kind, found, lookup.read()).equals(lookup.fingerprint())) {
      return "";
    }
    List<String> ids = PlannedLookups.ids(kind, found);
    return ids.equals(lookup.ids())
        ? lookup.address() + " was changed"
        : "%s was %s and is now %s".formatted(lookup.address(), said(lookup.ids()), said(ids));
  }

  private static String said(List<String> ids) {
    return ids.isEmpty() ? "nothing" : String.join(", ", ids);
  }

  /** What is behind an address of something borrowed. */
  public Standing standing(ResourceAddress address) {
    ResourceAddress block = lookups.containsKey(address) ? address : address.withKey(null);
    PlannedLookup lookup = lookups.get(block);
    List<Value.ObjectOf> objects = found.get(block);
    if (lookup != null && lookup.all() && address.equals(block)) {
      return new Standing.Several(objects == null ? null : objects.size());
    }
    int index =
        lookup != null && lookup.all() && address.key() instanceof InstanceKey.Index(var at)
            ? at
            : 0;
    return objects == null || index >= objects.size()
        ? Standing.PENDING
        : new Standing.Live(objects.get(index));
  }
}
