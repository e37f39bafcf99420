package io.ecsctl.cli.render;

import io.ecsctl.planner.journal.RunRecord;
import io.ecsctl.planner.journal.RunRecord.Entry;
import java.util.Locale;
import java.util.Map;

/** What a run did, for programs: its journal in one document. */
public final class RunJson {
  private RunJson() {}

  /** A run in a list. */
  public static String line(RunRecord run) {
    return JsonOut.line(json -> {
      json.writeStringField("run", run.name());
      json.writeStringField("stack", run.fact("stack"));
      json.writeStringField("ending", run.ending().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("millis", run.duration().toMillis());
    });
  }

  public static String of(RunRecord run) {
    return JsonOut.object(json -> {
      json.writeStringField("run", run.name());
      json.writeStringField("ending", run.ending().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("millis", run.duration().toMillis());
      json.writeArrayFieldStart("entries");
      for (Entry entry : run.entries()) {
        json.writeStartObject();
        json.writeStringField("time", entry.time().toString());
        json.writeStringField("event", entry.event());
        for (Map.Entry<String, String> fact : entry.facts().entrySet()) {
          json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }
}
