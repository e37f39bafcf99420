package io.ecsctl.planner.lookup;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a plan borrows, found again before the plan is applied. */
public final class Relooked {
  private final Map<ResourceAddress, Value.ObjectOf> objects;

  private Relooked(Map<ResourceAddress, Value.ObjectOf> objects) {
    this.objects = Map.copyOf(objects);
  }

  /**
   * @param variables values of sensitive variables
   * @throws PlanRefused naming each object that is not as the plan saw it
   * @throws ProviderException when something cannot be looked up
   */
  public static Relooked check(Plan plan, Provider provider, Map<String, Value> variables) {
    if (plan.lookups().isEmpty()) {
      return new Relooked(Map.of());
    }
    Resolver resolver = new Resolver(_ -> Standing.PENDING, variables);
    List<LookupResult> results =
        provider.lookup(plan.lookups().stream().map(lookup -> request(lookup, resolver)).toList());
    Map<ResourceAddress, Value.ObjectOf> objects = new HashMap<>();
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      PlannedLookup lookup = plan.lookups().get(i);
      switch (results.get(i)) {
        case LookupResult.Refused(var code, var operation, var message, var requestId) ->
            throw new ProviderException(
                code,
                operation,
                lookup.address()
                    + " cannot be looked up: "
                    + message
                    + (requestId.isEmpty() ? "" : " (request " + requestId + ")"));
        case LookupResult.Found(var found, var _) -> {
          String difference = difference(lookup, found, provider.schema());
          if (difference.isEmpty()) {
            remember(lookup, found, objects);
          } else {
            differences.add(difference);
          }
        }
      }
    }
    if (!differences.isEmpty()) {
      throw new PlanRefused(
          PlanRefused.Reason.STALE,
          "the account is not as this plan saw it: "
              + String.join("; ", differences)
              + ". Nothing was changed; make a new plan");
    }
    return new Relooked(objects);
  }

  private static LookupRequest request(PlannedLookup lookup, Resolver resolver) {
    return new LookupRequest(
        lookup.kind(), (Value.ObjectOf) Values.plain(resolver.resolve(lookup.filters())));
  }

  private static String difference(
      PlannedLookup lookup, List<Value.ObjectOf> found, Schema schema) {
    KindSchema kind =
        schema
            .object(lookup.kind())
            .orElseThrow(() -> new IllegalStateException("no data " + lookup.kind()));
    if (PlannedLookups.fingerprint(kind, found, lookup.read()).equals(lookup.fingerprint())) {
      return "";
    }
    List<String> ids =
        found.stream()
            .map(object -> PlannedLookups.id(kind, object))
            .filter(id -> !id.isEmpty())
            .toList();
    return ids.equals(lookup.ids())
        ? lookup.address() + " was changed"
        : "%s was %s and is now %s".formatted(lookup.address(), said(lookup.ids()), said(ids));
  }

  private static String said(List<String> ids) {
    return ids.isEmpty() ? "nothing" : String.join(", ", ids);
  }

  private static void remember(
      PlannedLookup lookup,
      List<Value.ObjectOf> found,
      Map<ResourceAddress, Value.ObjectOf> objects) {
    for (int i = 0; i < found.size(); i++) {
      objects.put(
          lookup.all() ? lookup.address().withKey(new InstanceKey.Index(i)) : lookup.address(),
          found.get(i));
    }
  }

  /** What is behind an address of something borrowed. */
  public Standing standing(ResourceAddress address) {
    Value.ObjectOf object = objects.get(address);
    return object == null ? Standing.PENDING : new Standing.Live(object);
  }
}
