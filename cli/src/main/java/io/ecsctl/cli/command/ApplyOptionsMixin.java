package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

/** How to apply. */
final class ApplyOptionsMixin implements Declared {
  boolean autoApprove;
  int parallelism;
  boolean rollback;

  @Override
  public void declare(Declaration command) {
    command.takes(
        option("--auto-approve")
            .flag(value -> autoApprove = value)
            .says("Do not ask before changing anything."),
        option("--parallelism")
            .label("N")
            .number(value -> parallelism = value)
            .otherwise("10")
            .says("Work on at most N resources at a time. Default: ${DEFAULT-VALUE}."),
        option("--rollback-on-failure")
            .flag(value -> rollback = value)
            .says(
                "When the rollout of a service fails, put its previous revision and settings back "
                    + "and exit with 3. A service with a circuit breaker that rolls back does so "
                    + "without this."));
  }
}
