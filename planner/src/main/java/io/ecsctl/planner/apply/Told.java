package io.ecsctl.planner.apply;

import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.provider.Progress;
import java.time.Duration;

/** Passes on what happens, one call at a time and without the program's secrets. */
final class Told {
  private final ApplyListener listener;
  private final Redaction redaction;
  private final CallLog calls;

  Told(ApplyListener listener, Redaction redaction, CallLog calls) {
    this.listener = listener;
    this.redaction = redaction;
    this.calls = calls;
  }

  synchronized void started(PlanNode node) {
    listener.nodeStarted(node);
  }

  synchronized void finished(PlanNode node, Outcome outcome, Duration duration) {
    listener.nodeFinished(node, outcome, duration);
  }

  synchronized void skipped(PlanNode node, Outcome outcome) {
    listener.nodeSkipped(node, outcome);
  }

  synchronized void warning(String text) {
    listener.warning(text);
  }

  private synchronized void status(PlanNode node, String text) {
    listener.nodeProgress(node, redaction.of(text));
  }

  private synchronized void event(PlanNode node, String text) {
    String clean = redaction.of(text);
    calls.happened(node, clean);
    listener.nodeEvent(node, clean);
  }

  Progress progress(PlanNode node) {
    return new Progress() {
      @Override
      public void status(String text) {
        Told.this.status(node, text);
      }

      @Override
      public void event(String text) {
        Told.this.event(node, text);
      }
    };
  }
}
