package io.ecsctl.provider.aws.sandbox.state;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox behaves.
 *
 * @param file where the account is kept; null keeps it in memory only
 * @param region the region that its clients call
 * @param pageSize how many items a page has at most; 0 for AWS's own limits
 * @param speed how many simulated seconds pass in one; infinite when pauses shall take no time
 * @param seed what ids follow from, besides their number
 * @param start when a new account's time begins; null for now. Given, time stands still between
 *     pauses; else it never lags behind the wall's
 * @param faults which calls go wrong
 */
public record SandboxOptions(
    @Nullable Path file,
    String region,
    int pageSize,
    double speed,
    long seed,
    @Nullable Instant start,
    Faults faults) {
  /**
   * Makes a rollout of one simulated minute take between two and three seconds: long enough to be
   * watched.
   */
  public static final double WATCHABLE = 25;

  public SandboxOptions {
    if (!(speed > 0) || pageSize < 0) {
      throw new IllegalArgumentException("bad speed %s or page size %d".formatted(speed, pageSize));
    }
  }

  /** As {@code --sandbox} has it. */
  public static SandboxOptions inFile(Path file, String region) {
    return new SandboxOptions(file, region, 0, WATCHABLE, 0, null, Faults.NONE);
  }

  /** As tests have it: in memory, every run the same, waiting for nothing. */
  public static SandboxOptions forTests(String region) {
    return new SandboxOptions(
        null,
        region,
        0,
        Double.POSITIVE_INFINITY,
        0,
        Instant.parse("2026-01-01T00:00:00Z"),
        Faults.NONE);
  }

  public SandboxOptions withFile(Path other) {
    return new SandboxOptions(other, region, pageSize, speed, seed, start, faults);
  }

  public SandboxOptions withSpeed(double other) {
    return new SandboxOptions(file, region, pageSize, other, seed, start, faults);
  }

  public SandboxOptions withPageSize(int other) {
    return new SandboxOptions(file, region, other, speed, seed, start, faults);
  }

  public SandboxOptions withFaults(Faults other) {
    return new SandboxOptions(file, region, pageSize, speed, seed, start, other);
  }
}
