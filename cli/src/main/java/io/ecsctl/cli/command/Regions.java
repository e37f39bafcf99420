package io.ecsctl.cli.command;

import org.jspecify.annotations.Nullable;

/**
 * Which region a program without one is compiled for, as far as that is known without asking the
 * SDK.
 */
final class Regions {
  private Regions() {}

  /** {@code given}, else what {@code AWS_REGION} or {@code AWS_DEFAULT_REGION} says, else empty. */
  static String orEnvironment(@Nullable String given) {
    if (given != null && !given.isEmpty()) {
      return given;
    }
    String region = System.getenv("AWS_REGION");
    if (region == null || region.isEmpty()) {
      region = System.getenv("AWS_DEFAULT_REGION");
    }
    return region == null ? "" : region;
  }
}
