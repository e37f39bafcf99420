package io.ecsctl.provider.aws.contract;

import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.Map;

/** The embedded sandbox: no gaps, by definition. What it does not do, no test may ask for. */
record SandboxBackend(String name, AwsClients clients) implements ContractBackend {
  static SandboxBackend open(String name, SandboxOptions options) {
    return new SandboxBackend(name, Sandbox.open(options));
  }

  @Override
  public Map<Gap, String> gaps() {
    return Map.of();
  }

  @Override
  public void close() {
    clients.close();
  }
}
