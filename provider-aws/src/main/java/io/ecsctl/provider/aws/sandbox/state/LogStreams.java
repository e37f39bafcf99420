package io.ecsctl.provider.aws.sandbox.state;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** What was written to log streams: by tasks, and read by whoever asks for it. */
public final class LogStreams {
  private final Backend backend;

  public LogStreams(Backend backend) {
    this.backend = backend;
  }

  private Table<GetLogEventsResponse> streams() {
    return backend.table("logs.stream", GetLogEventsResponse::builder);
  }

  private static String key(String group, String stream) {
    return group + " " + stream;
  }

  public void write(String group, String stream, List<String> lines) {
    List<OutputLogEvent> events = new ArrayList<>(read(group, stream));
    long now = backend.now().toEpochMilli();
    lines.forEach(line ->
        events.add(
            OutputLogEvent.builder().timestamp(now).ingestionTime(now).message(line).build()));
    streams().put(key(group, stream), GetLogEventsResponse.builder().events(events).build());
  }

  /** Empty where there is no such stream. */
  public List<OutputLogEvent> read(String group, String stream) {
    return streams().find(key(group, stream)).map(GetLogEventsResponse::events).orElse(List.of());
  }

  /** With their group. */
  public void forget(String group) {
    streams().removeKeys(key -> key.startsWith(group + " "));
  }
}
