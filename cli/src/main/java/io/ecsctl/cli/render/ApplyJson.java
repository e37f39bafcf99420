package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.compiler.diagnostic.DiagnosticJson;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.plan.PlanNode;
import java.time.Duration;
import java.time.Instant;

/** An apply as JSON objects, one a line, on standard error. */
public final class ApplyJson implements ApplyListener {
  private final Console console;
  private final FailedChanges failures;

  public ApplyJson(Console console, FailedChanges failures) {
    this.console = console;
    this.failures = failures;
  }

  @Override
  public void nodeStarted(PlanNode node) {
    write("started", node, _ -> {});
  }

  @Override
  public void nodeProgress(PlanNode node, String status) {
    write("progress", node, json -> json.writeStringField("status", status));
  }

  @Override
  public void nodeEvent(PlanNode node, String text) {
    write("event", node, json -> json.writeStringField("text", text));
  }

  @Override
  public void nodeFinished(PlanNode node, Outcome outcome, Duration duration) {
    write(
        "finished",
        node,
        json -> {
          OutcomeJson.fields(json, outcome);
          json.writeNumberField("millis", duration.toMillis());
        });
    failures
        .of(node, outcome)
        .ifPresent(
            finding -> console.note(JsonOut.value(json -> DiagnosticJson.write(json, finding))));
  }

  @Override
  public void nodeSkipped(PlanNode node, Outcome outcome) {
    write("skipped", node, json -> OutcomeJson.fields(json, outcome));
  }

  @Override
  public void warning(String text) {
    console.note(
        JsonOut.line(json -> {
          json.writeStringField("time", Instant.now().toString());
          json.writeStringField("event", "warning");
          json.writeStringField("text", text);
        }));
  }

  private void write(String event, PlanNode node, JsonOut.Fields more) {
    console.note(
        JsonOut.line(json -> {
          json.writeStringField("time", Instant.now().toString());
          json.writeStringField("event", event);
          json.writeStringField("step", node.id());
          json.writeStringField("action", node.action().name());
          more.write(json);
        }));
  }
}
