package io.ecsctl.planner.provider;

import java.time.Duration;
import java.time.Instant;

/**
 * Who holds a stack's lock. All times are the account's.
 *
 * @param owner as its holder calls itself; what stands there for a lock that this release cannot
 *     read
 * @param since when it was taken
 * @param age how long it is held
 * @param silence how long ago its holder was last heard of
 * @param expires how long after that somebody else may take it; zero or less when that is now
 * @param token names this very state, for {@link Provider#breakLock}
 */
public record LockStatus(
    String owner, Instant since, Duration age, Duration silence, Duration expires, String token) {

  /** Its holder has been silent for so long that the next apply takes it over. */
  public boolean isExpired() {
    return !expires.isPositive();
  }
}
