package io.ecsctl.provider.aws.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * So many calls at once and so many a second, as AWS counts them. Who finds no token takes one that
 * is still to come, and is told how long to wait for it: so waiting callers go in the order in
 * which they came. Safe for use by several threads.
 */
final class TokenBucket {
  private final double capacity;
  private final double perSecond;
  private double tokens;
  private @Nullable Instant filled;

  /**
   * @param capacity the burst, at least 1
   * @param perSecond the sustained rate, above 0
   */
  TokenBucket(double capacity, double perSecond) {
    if (!(capacity >= 1) || !(perSecond > 0)) {
      throw new IllegalArgumentException("bad bucket %s, %s".formatted(capacity, perSecond));
    }
    this.capacity = capacity;
    this.perSecond = perSecond;
    tokens = capacity;
  }

  /** Takes a token; how long to wait before it may be used. */
  synchronized Duration take(Instant now) {
    if (filled != null && now.isAfter(filled)) {
      double gained = Duration.between(filled, now).toNanos() / 1e9 * perSecond;
      tokens = Math.min(capacity, tokens + gained);
    }
    if (filled == null || now.isAfter(filled)) {
      filled = now;
    }
    tokens--;
    return tokens >= 0
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil(-tokens / perSecond * 1e9));
  }
}
