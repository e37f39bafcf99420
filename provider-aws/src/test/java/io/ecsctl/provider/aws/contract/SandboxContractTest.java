package io.ecsctl.provider.aws.contract;

import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;

/** The suite on the sandbox. */
class SandboxContractTest extends BackendContract {
  @Override
  ContractBackend start() {
    return SandboxBackend.open("sandbox", SandboxOptions.forTests(TestStack.REGION));
  }
}
