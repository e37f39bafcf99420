package io.ecsctl.provider.aws.history;

import io.ecsctl.planner.provider.History;
import io.ecsctl.planner.provider.HistoryRequest;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;

/**
 * Asks CloudTrail. It answers two questions a second in each region, so they are asked one after
 * the other, and no more than necessary: first by the object's id, then by its name, then by the
 * calls that change such objects.
 */
public final class Trail {
  /** Of one page, newest first: the last change is what is looked for. */
  private static final int EVENTS = 50;

  private final Supplier<CloudTrailClient> regional;
  private final Supplier<CloudTrailClient> global;
  private final Map<String, List<TrailEvent>> answered = new LinkedHashMap<>();
  private @Nullable ProviderException refused;

  /** Clients are taken when first needed. */
  public Trail(Supplier<CloudTrailClient> regional, Supplier<CloudTrailClient> global) {
    this.regional = regional;
    this.global = global;
  }

  /** In the order of {@code requests}. After a refusal nothing more is asked. */
  public List<History> of(List<HistoryRequest> requests) {
    return requests.stream().map(this::of).toList();
  }

  private History of(HistoryRequest request) {
    if (refused == null) {
      try {
        return new History.Found(
            events(request).stream()
                .sorted(Comparator.comparing(TrailEvent::time).reversed())
                .map(TrailEvent::toAccountEvent)
                .toList());
      } catch (ProviderException e) {
        refused = e;
      }
    }
    ProviderException why = refused;
    return new History.Refused(why.code(), why.operation(), why.explanation(), why.requestId());
  }

  private List<TrailEvent> events(HistoryRequest request) {
    String kind = request.address().kind();
    for (String called : List.of(request.id(), request.name())) {
      if (!called.isEmpty()) {
        List<TrailEvent> found = lookup(kind, LookupAttributeKey.RESOURCE_NAME, called);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    List<TrailEvent> mentioned = new ArrayList<>();
    for (String call : ChangingCalls.of(kind)) {
      lookup(kind, LookupAttributeKey.EVENT_NAME, call).stream()
          .filter(event -> event.mentions(request.id(), request.name()))
          .forEach(mentioned::add);
    }
    return mentioned;
  }

  private List<TrailEvent> lookup(String kind, LookupAttributeKey key, String value) {
    List<TrailEvent> known = answered.get(key + value);
    if (known != null) {
      return known;
    }
    CloudTrailClient client = ChangingCalls.isGlobal(kind) ? global.get() : regional.get();
    LookupAttribute wanted =
        LookupAttribute.builder().attributeKey(key).attributeValue(value).build();
    List<Event> events =
        Call.to(
                "cloudtrail:LookupEvents",
                () -> client.lookupEvents(r -> r.lookupAttributes(wanted).maxResults(EVENTS)))
            .events();
    List<TrailEvent> changes =
        events.stream().map(TrailEvent::of).flatMap(Optional::stream).toList();
    answered.put(key + value, changes);
    return changes;
  }
}
