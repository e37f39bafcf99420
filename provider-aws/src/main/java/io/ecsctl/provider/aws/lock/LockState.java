package io.ecsctl.provider.aws.lock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the log says at one moment.
 *
 * @param version the newest, whether or not it counts; 0 for a parameter that is not there
 * @param nonce the newest version's
 * @param entry the last that counts; null when there is none
 * @param heard when that was written, by AWS's clock
 * @param now by AWS's clock
 */
record LockState(
    long version, String nonce, @Nullable LockEntry entry, Instant heard, Instant now) {

  boolean isHeldBy(String holder) {
    LockEntry last = entry;
    return last != null && last.held() && last.holder().equals(holder);
  }

  boolean isFree() {
    LockEntry last = entry;
    return last == null || !last.held();
  }

  Duration silence() {
    return Duration.between(heard, now);
  }

  /** Its holder has been silent for longer than a lease. What nobody can read never expires. */
  boolean isExpired() {
    LockEntry last = entry;
    return last != null && last.isReadable() && silence().compareTo(ParameterLock.LEASE) >= 0;
  }
}
