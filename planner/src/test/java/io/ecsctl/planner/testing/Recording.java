package io.ecsctl.planner.testing;

import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.plan.PlanNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it hears. */
public final class Recording implements ApplyListener {
  private final List<String> heard = new ArrayList<>();

  public synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  private synchronized void note(String line) {
    heard.add(line);
  }

  @Override
  public void nodeStarted(PlanNode node) {
    note("started " + node.id());
  }

  @Override
  public void nodeProgress(PlanNode node, String status) {
    note("progress " + node.id() + ": " + status);
  }

  @Override
  public void nodeEvent(PlanNode node, String text) {
    note("event " + node.id() + ": " + text);
  }

  @Override
  public void nodeFinished(PlanNode node, Outcome outcome, Duration duration) {
    note("finished " + node.id() + " " + outcome.getClass().getSimpleName());
  }

  @Override
  public void nodeSkipped(PlanNode node, Outcome outcome) {
    note("skipped " + node.id() + " " + outcome.getClass().getSimpleName());
  }

  @Override
  public void warning(String text) {
    note("warning " + text);
  }
}
