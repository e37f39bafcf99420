package io.ecsctl.provider.aws.history;

import io.ecsctl.planner.json.JsonTree;
import io.ecsctl.planner.provider.AccountEvent;
import io.ecsctl.provider.aws.client.RealClients;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;

/**
 * One event of CloudTrail's, as far as its record tells. Source: AWS CloudTrail User Guide,
 * "CloudTrail record contents".
 */
final class TrailEvent {
  private final Event event;
  private final Map<?, ?> record;

  private TrailEvent(Event event, Map<?, ?> record) {
    this.event = event;
    this.record = record;
  }

  /** Empty for one that changed nothing: it only read, or was refused. */
  static Optional<TrailEvent> of(Event event) {
    Map<?, ?> record = record(event);
    boolean refused = record.get("errorCode") != null;
    return refused || "true".equals(event.readOnly()) || event.eventTime() == null
        ? Optional.empty()
        : Optional.of(new TrailEvent(event, record));
  }

  /** A record that cannot be read leaves what stands beside it. */
  private static Map<?, ?> record(Event event) {
    try {
      String text = event.cloudTrailEvent();
      return text != null && JsonTree.parse(text) instanceof Map<?, ?> map ? map : Map.of();
    } catch (IOException noJson) {
      return Map.of();
    }
  }

  /** Whether the request mentions the object, by ARN, by id or by name. */
  boolean mentions(String id, String name) {
    return mentions(record.get("requestParameters"), id, name);
  }

  private static boolean mentions(@Nullable Object part, String id, String name) {
    return switch (part) {
      case String text ->
          !text.isEmpty() && (text.equals(id) || text.equals(name) || id.endsWith("/" + text));
      case Map<?, ?> map -> map.values().stream().anyMatch(value -> mentions(value, id, name));
      case Iterable<?> list -> {
        for (Object element : list) {
          if (mentions(element, id, name)) {
            yield true;
          }
        }
        yield false;
      }
      case null, default -> false;
    };
  }

  Instant time() {
    return event.eventTime();
  }

  String id() {
    return String.valueOf(event.eventId());
  }

  AccountEvent toAccountEvent() {
    return new AccountEvent(
        event.eventTime(),
        service() + ":" + event.eventName(),
        who(),
        text("userAgent").contains(RealClients.USER_AGENT),
        parameters(),
        text("requestID"));
  }

  /** {@code ecs} of {@code ecs.amazonaws.com}. */
  private String service() {
    String source = event.eventSource() == null ? "" : event.eventSource();
    int dot = source.indexOf('.');
    return dot < 0 ? source : source.substring(0, dot);
  }

  /** A role's session as AWS names it; else what CloudTrail calls the user. */
  private String who() {
    if (record.get("userIdentity") instanceof Map<?, ?> identity) {
      if (identity.get("arn") instanceof String arn) {
        return arn;
      }
      if (identity.get("invokedBy") instanceof String service) {
        return service;
      }
    }
    return event.username() == null ? "somebody" : event.username();
  }

  private Set<String> parameters() {
    return record.get("requestParameters") instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
        : Set.of();
  }

  private String text(String name) {
    return record.get(name) instanceof String text ? text : "";
  }
}
