package io.ecsctl.provider.aws.contract;

import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suite on a sandbox that is kept in a file and answers in pages of two: a caller that forgets
 * to turn the page fails.
 */
class SandboxInSmallPagesContractTest extends BackendContract {
  @TempDir static Path directory;

  @Override
  ContractBackend start() {
    return SandboxBackend.open(
        "sandbox in small pages",
        SandboxOptions.forTests(TestStack.REGION)
            .withPageSize(2)
            .withFile(directory.resolve("sandbox.json")));
  }
}
