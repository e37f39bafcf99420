package io.ecsctl.provider.aws.sandbox.state;

import java.time.Duration;
import java.time.Instant;

/**
 * The account's life between calls, second by second: what was begun by a call goes on until
 * nothing is left to do. Costs nothing while nothing goes on, which is nearly always.
 */
public final class Ticks {
  private static final Duration TICK = Duration.ofSeconds(1);

  /** What fails for ever is not followed through a night in which nobody looked. */
  private static final Duration LONGEST = Duration.ofHours(2);

  private static final String CLOCK = "scheduler";
  private static final String AT = "at";

  private Ticks() {}

  /** One second of the whole account. */
  public interface Second {
    /**
     * @return whether the next second may bring something new
     */
    boolean pass(Instant time);
  }

  private static Attributes clock(Backend backend) {
    return backend.attributes(CLOCK);
  }

  /** Something changed: there is work from now on. */
  public static void wake(Backend backend) {
    Attributes clock = clock(backend);
    if (clock.get(backend.region(), AT) == null) {
      clock.set(backend.region(), AT, backend.now().toString());
    }
  }

  /** Brings the account to the present. */
  public static void advance(Backend backend, Instant now, Second second) {
    Attributes clock = clock(backend);
    String since = clock.get(backend.region(), AT);
    if (since == null) {
      return;
    }
    Instant time = Instant.parse(since);
    if (time.isBefore(now.minus(LONGEST))) {
      time = now.minus(LONGEST);
    }
    boolean busy = true;
    while (busy && !time.plus(TICK).isAfter(now)) {
      time = time.plus(TICK);
      busy = second.pass(time);
    }
    if (busy) {
      clock.set(backend.region(), AT, time.toString());
    } else {
      clock.removeAll(backend.region());
    }
  }
}
