package io.ecsctl.planner.provider;

import java.time.Duration;
import java.time.Instant;

/**
 * Time, as far as waiting for AWS goes. The sandbox's runs faster than the wall's; a test's stands
 * still between pauses.
 */
public interface Pacer {
  Instant now();

  void pause(Duration duration) throws InterruptedException;

  /** Time since a fixed moment. Unlike {@link #now} it never goes back when a clock is set. */
  default Duration uptime() {
    return Duration.between(Instant.EPOCH, now());
  }

  /** Runs something at every interval, until it is closed. Without a clock that goes on: never. */
  default Repetition every(Duration interval, Runnable task) {
    return () -> {};
  }

  /** What is repeated. */
  interface Repetition extends AutoCloseable {
    /** No more, and what is running has ended. */
    @Override
    void close();
  }

  /** The machine's own clock. */
  static Pacer system() {
    return new SystemPacer();
  }
}
