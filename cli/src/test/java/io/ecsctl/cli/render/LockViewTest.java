package io.ecsctl.cli.render;

import io.ecsctl.planner.provider.LockStatus;
import io.ecsctl.planner.provider.StackScope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A lock as people see it. To accept new output: {@code -Dgolden.update=true}, then read the
 * change.
 */
class LockViewTest {
  private static LockStatus held(Duration silence, Duration expires) {
    return new LockStatus(
        "ana@build-7 (process 4711)",
        Instant.parse("2026-11-30T12:00:00Z"),
        Duration.ofMinutes(12).plusSeconds(3),
        silence,
        expires,
        "token");
  }

  private static void check(String name, Optional<LockStatus> status) throws IOException {
    Views.check(
        "lock-view",
        name,
        Views.text(
            80, false, console -> LockView.print(console, new StackScope("shop/prod"), status)),
        80);
  }

  @Test
  void free() throws IOException {
    check("free.txt", Optional.empty());
  }

  @Test
  void held() throws IOException {
    check("held.txt", Optional.of(held(Duration.ofSeconds(41), Duration.ofSeconds(259))));
  }

  @Test
  void ofOneThatHasDied() throws IOException {
    check("expired.txt", Optional.of(held(Duration.ofMinutes(9), Duration.ofMinutes(-4))));
  }

  @Test
  void ofALaterRelease() throws IOException {
    check("unread.txt", Optional.of(held(Duration.ofSeconds(2), Duration.ofDays(9000))));
  }

  @Test
  void broken() throws IOException {
    Views.check(
        "lock-view",
        "broken.txt",
        Views.text(80, false, console -> LockView.broken(console, new StackScope("shop/prod"))),
        80);
  }
}
