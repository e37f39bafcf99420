package io.ecsctl.provider.aws.rollout;

import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.ProviderException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asking AWS again until it answers what is awaited, at growing intervals, on the pacer's clock.
 */
public final class Waiting {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** A call that may itself wait. */
  public interface Attempt<T> {
    T make() throws InterruptedException;
  }

  private final Pacer pacer;

  public Waiting(Pacer pacer) {
    this.pacer = pacer;
  }

  /**
   * The first present answer.
   *
   * @param what for the message: {@code NAT gateway nat-1 to become available}
   * @throws ProviderException {@link ProviderException#TIMED_OUT} when there was none {@code
   *     atMost} later
   */
  public <T> T until(String operation, String what, Duration atMost, Supplier<Optional<T>> ask)
      throws InterruptedException {
    Instant deadline = pacer.now().plus(atMost);
    Duration pause = FIRST;
    while (true) {
      Optional<T> answer = ask.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (!pacer.now().isBefore(deadline)) {
        throw new ProviderException(
            ProviderException.TIMED_OUT,
            operation,
            "Waited "
                + words(atMost)
                + " for "
                + what
                + ". Run the command again: it goes on from what is there.");
      }
      pacer.pause(pause);
      pause = longer(pause);
    }
  }

  /**
   * Repeats a call that is refused for a reason that passes by itself; when it does not pass,
   * throws the last refusal.
   */
  public <T> T retrying(Predicate<ProviderException> passing, Duration atMost, Attempt<T> call)
      throws InterruptedException {
    Instant deadline = pacer.now().plus(atMost);
    Duration pause = FIRST;
    while (true) {
      try {
        return call.make();
      } catch (ProviderException refused) {
        if (!passing.test(refused) || !pacer.now().isBefore(deadline)) {
          throw refused;
        }
      }
      pacer.pause(pause);
      pause = longer(pause);
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }

  static String words(Duration duration) {
    return duration.toMinutes() >= 2
        ? duration.toMinutes() + " minutes"
        : duration.toSeconds() + " seconds";
  }
}
