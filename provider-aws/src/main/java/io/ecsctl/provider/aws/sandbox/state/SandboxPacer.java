package io.ecsctl.provider.aws.sandbox.state;

import io.ecsctl.planner.provider.Pacer;
import java.time.Duration;
import java.time.Instant;

/** The account's clock: a pause moves it on, and takes only its share of real time. */
final class SandboxPacer implements Pacer {
  private final Backend backend;
  private final double speed;

  SandboxPacer(Backend backend, double speed) {
    this.backend = backend;
    this.speed = speed;
  }

  @Override
  public Instant now() {
    return backend.time();
  }

  /**
   * Pauses that overlap in several threads overlap in simulated time as well: the clock is moved to
   * an end, not by a length.
   */
  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Instant end = backend.time().plus(duration);
    if (!Double.isInfinite(speed)) {
      Thread.sleep(Duration.ofNanos((long) (duration.toNanos() / speed)));
    }
    backend.repetitions().upTo(end, backend::moveTo);
    backend.moveTo(end);
  }

  /** On the thread whose pause brings its time, so that a run is the same each time. */
  @Override
  public Repetition every(Duration interval, Runnable task) {
    return backend.repetitions().add(backend.time(), interval, task);
  }
}
