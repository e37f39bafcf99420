package io.ecsctl.planner.apply;

import java.io.Serial;

/**
 * A precondition or postcondition of the program does not hold; the node fails with the message.
 */
final class ConditionFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String explanation;

  ConditionFailed(String explanation) {
    super(explanation);
    this.explanation = explanation;
  }

  String explanation() {
    return explanation;
  }
}
