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

  /** The machine's own clock. */
  static Pacer system() {
    return new Pacer() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }
    };
  }
}
