package io.ecsctl.provider.aws.sandbox.state;

/**
 * One call of an operation.
 *
 * @param service as the SDK names it: {@code Ecs}
 * @param operation {@code CreateService}
 * @param changes whether it may change anything
 * @param number from 1, counted since the sandbox was opened
 */
public record Call(String service, String operation, boolean changes, long number) {
  /** {@code Ecs.CreateService}. */
  public String name() {
    return service + "." + operation;
  }
}
