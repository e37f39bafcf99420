package io.ecsctl.provider.aws.sandbox.state;

/**
 * Stands for the death of the process at a call. An error, so that nothing that handles failures
 * can handle it.
 */
public final class SandboxKilled extends Error {
  private static final long serialVersionUID = 1;

  public SandboxKilled(Call call) {
    super("killed at call %d, %s".formatted(call.number(), call.name()));
  }
}
