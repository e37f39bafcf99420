package io.ecsctl.planner.provider;

import java.util.List;

/** What became of the question who changed an object. */
public sealed interface History {
  /** Newest first; empty where the log has nothing. */
  record Found(List<AccountEvent> events) implements History {
    public Found {
      events = List.copyOf(events);
    }
  }

  /** AWS, or the way to it, refused; the members are those of {@link ProviderException}. */
  record Refused(String code, String operation, String message, String requestId)
      implements History {}
}
