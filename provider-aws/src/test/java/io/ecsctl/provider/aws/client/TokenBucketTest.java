package io.ecsctl.provider.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aBurstPassesAtOnceAndTheRestAtTheSustainedRate() {
    TokenBucket bucket = new TokenBucket(3, 2);
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      waits.add(bucket.take(START));
    }
    assertEquals(
        List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(1500)),
        waits);
  }

  @Test
  void anIdleBucketFillsUpToItsBurst() {
    TokenBucket bucket = new TokenBucket(2, 1);
    bucket.take(START);
    bucket.take(START);
    Instant later = START.plusSeconds(60);
    assertEquals(Duration.ZERO, bucket.take(later));
    assertEquals(Duration.ZERO, bucket.take(later));
    assertEquals(Duration.ofSeconds(1), bucket.take(later));
  }

  /** In no stretch of time are there more calls than the burst and the rate allow. */
  @Property(tries = 200)
  void neverMoreThanTheQuota(
      @ForAll @IntRange(min = 1, max = 20) int burst,
      @ForAll @IntRange(min = 1, max = 10) int perSecond,
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 900) Integer> gaps) {
    TokenBucket bucket = new TokenBucket(burst, perSecond);
    List<Instant> made = new ArrayList<>();
    Instant now = START;
    for (int gap : gaps) {
      now = now.plusMillis(gap);
      made.add(now.plus(bucket.take(now)));
    }
    for (int from = 0; from < made.size(); from++) {
      for (int to = from; to < made.size(); to++) {
        double seconds = Duration.between(made.get(from), made.get(to)).toNanos() / 1e9;
        assertTrue(to - from + 1 <= burst + seconds * perSecond + 1e-6, made.toString());
      }
    }
  }

  @Test
  void operationsShareABucketWhereAwsCountsThemTogether() {
    RateLimits limits = new RateLimits();
    assertSame(limits.of("ECS", "CreateService"), limits.of("ECS", "UpdateService"));
    assertNotSame(limits.of("EC2", "DescribeVpcs"), limits.of("EC2", "DescribeSubnets"));
  }
}
