package io.ecsctl.cli.command;

import io.ecsctl.cli.version.ToolVersion;

/** Who others will read as the holder of a lock. */
final class Owners {
  private Owners() {}

  /** {@code ana@laptop, ecsctl 0.1.0}. */
  static String me() {
    String user = System.getProperty("user.name", "unknown");
    String host = System.getenv().getOrDefault("HOSTNAME", "");
    return user + (host.isEmpty() ? "" : "@" + host) + ", ecsctl " + ToolVersion.current().tool();
  }
}
