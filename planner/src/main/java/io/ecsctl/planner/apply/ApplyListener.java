package io.ecsctl.planner.apply;

import io.ecsctl.planner.plan.PlanNode;
import java.time.Duration;

/**
 * Hears how an apply goes. Called by one thread at a time. Nodes without a change are not
 * mentioned.
 */
public interface ApplyListener {
  default void nodeStarted(PlanNode node) {}

  /** One short line about now, replacing the node's line before. */
  default void nodeProgress(PlanNode node, String status) {}

  /** Something that happened and stays worth reading. */
  default void nodeEvent(PlanNode node, String text) {}

  /** {@code outcome} is one of a node that was started. */
  default void nodeFinished(PlanNode node, Outcome outcome, Duration duration) {}

  /** The node will not be tried: {@link Outcome.Skipped} or {@link Outcome.NotStarted}. */
  default void nodeSkipped(PlanNode node, Outcome outcome) {}

  /** Something to know that is no node's. */
  default void warning(String text) {}

  ApplyListener NONE = new ApplyListener() {};
}
