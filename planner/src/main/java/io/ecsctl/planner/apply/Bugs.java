package io.ecsctl.planner.apply;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An exception that nobody foresaw is a mistake in this program; it fails its node and leaves the
 * others alone.
 */
final class Bugs {
  private static final int FRAMES = 3;

  private Bugs() {}

  static Outcome.Failed outcome(Throwable thrown) {
    String where =
        Arrays.stream(thrown.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" < "));
    return new Outcome.Failed(
        Outcome.Failed.BUG,
        "",
        "this is a bug in ecsctl, please report it: %s at %s".formatted(thrown, where),
        "");
  }
}
