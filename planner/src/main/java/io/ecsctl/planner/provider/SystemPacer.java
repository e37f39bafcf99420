package io.ecsctl.planner.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The machine's own clock. */
final class SystemPacer implements Pacer {
  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }

  @Override
  public Duration uptime() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public Repetition every(Duration interval, Runnable task) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    var _ =
        clock.scheduleWithFixedDelay(
            task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    // Not interrupted: a call that is under way ends, so that it is known what it did.
    return () -> end(clock);
  }

  private static void end(ExecutorService clock) {
    clock.close();
  }
}
