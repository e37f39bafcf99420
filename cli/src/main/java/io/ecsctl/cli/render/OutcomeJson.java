package io.ecsctl.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.planner.apply.Outcome;
import java.io.IOException;

/** What became of a node, for programs. */
final class OutcomeJson {
  private OutcomeJson() {}

  static void fields(JsonGenerator json, Outcome outcome) throws IOException {
    switch (outcome) {
      case Outcome.Done _ -> json.writeStringField("outcome", "done");
      case Outcome.Failed failed -> {
        json.writeStringField("outcome", "failed");
        json.writeStringField("code", failed.code());
        json.writeStringField("operation", failed.operation());
        json.writeStringField("message", failed.message());
        json.writeStringField("requestId", failed.requestId());
      }
      case Outcome.RolledBack rolledBack -> {
        json.writeStringField("outcome", "rolled-back");
        json.writeStringField("operation", rolledBack.operation());
        json.writeStringField("message", rolledBack.message());
        json.writeStringField("requestId", rolledBack.requestId());
      }
      case Outcome.Skipped skipped -> {
        json.writeStringField("outcome", "skipped");
        json.writeStringField("because", skipped.because());
      }
      case Outcome.NotStarted _ -> json.writeStringField("outcome", "not-started");
      case Outcome.Interrupted _ -> json.writeStringField("outcome", "interrupted");
    }
  }
}
