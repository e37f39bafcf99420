package io.ecsctl.cli.render;

import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.Step;
import java.time.Duration;

/** The words for what happens to a node. */
final class ApplyWords {
  private ApplyWords() {}

  /** {@code creating}. */
  static String doing(PlanNode node) {
    return switch (node.action()) {
      case NO_OP -> "reading";
      case CREATE, REPLACE -> node.step() == Step.SEPARATE ? "setting" : "creating";
      case UPDATE ->
          node.newRevision()
              ? "registering a revision"
              : node.step() == Step.SEPARATE ? "setting" : "updating";
      case DELETE -> "deleting";
      case MOVE -> "renaming";
      case ADOPT -> "adopting";
      case FORGET -> "letting go";
      case LOOK_UP -> "looking up";
    };
  }

  /** {@code created}. */
  static String done(PlanNode node) {
    return switch (node.action()) {
      case NO_OP -> "read";
      case CREATE, REPLACE -> node.step() == Step.SEPARATE ? "set" : "created";
      case UPDATE ->
          node.newRevision()
              ? "revision registered"
              : node.step() == Step.SEPARATE ? "set" : "updated";
      case DELETE -> "deleted";
      case MOVE -> "renamed";
      case ADOPT -> "adopted";
      case FORGET -> "let go";
      case LOOK_UP -> "found";
    };
  }

  /** {@code 1 step is done}, {@code 4 steps are done}. */
  static String stepsDone(String done) {
    return done.equals("1") ? "1 step is done" : done + " steps are done";
  }

  /** {@code 1 of 4 steps is done}, {@code 2 of 4 steps are done}. */
  static String stepsDone(String done, String all) {
    return "%s of %s %s %s done"
        .formatted(done, all, all.equals("1") ? "step" : "steps", done.equals("1") ? "is" : "are");
  }

  /** {@code 0.4s}, {@code 12s}, {@code 3m05s}. */
  static String time(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 10_000) {
      return "%d.%ds".formatted(millis / 1000, millis % 1000 / 100);
    }
    long seconds = millis / 1000;
    return seconds < 60 ? seconds + "s" : "%dm%02ds".formatted(seconds / 60, seconds % 60);
  }
}
