package io.ecsctl.provider.aws.rollout;

/** What can be said of our deployment at one moment. */
sealed interface Verdict {
  /** It goes on. */
  record Running() implements Verdict {}

  /** It completed: the only success. */
  record Completed() implements Verdict {}

  /** ECS is putting the previous revision back. */
  record RollingBack(String reason) implements Verdict {}

  /** ECS put the previous revision back: the service is stable, and not what we asked for. */
  record RolledBack(String reason) implements Verdict {}

  /** It ended otherwise. */
  record Failed(String reason) implements Verdict {}
}
