package io.ecsctl.cli.command;

import picocli.CommandLine.Option;

/** How to apply. */
final class ApplyOptionsMixin {
  @Option(names = "--auto-approve", description = "Do not ask before changing anything.")
  boolean autoApprove;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Work on at most N resources at a time. Default: ${DEFAULT-VALUE}.",
      defaultValue = "10")
  int parallelism;

  @Option(
      names = "--rollback-on-failure",
      description =
          "When the rollout of a service fails, put its previous revision and settings "
              + "back and exit with 3. A service with a circuit breaker that rolls back does so "
              + "without this.")
  boolean rollback;
}
