package io.ecsctl.cli.training;

import io.ecsctl.provider.aws.sandbox.wire.SandboxEndpoint;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What the training calls, in a process of its own so that none of it gets into the cache: writes
 * its address to standard output and serves until standard input ends. Argument: the region.
 */
final class TrainingEndpoint {
  private TrainingEndpoint() {}

  public static void main(String[] args) throws IOException {
    try (SandboxEndpoint endpoint = SandboxEndpoint.start(args[0])) {
      System.out.println(endpoint.url());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
