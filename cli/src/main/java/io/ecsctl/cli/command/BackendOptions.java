package io.ecsctl.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which account. Without any of these: what the AWS SDK's default credential and region chain
 * finds.
 */
final class BackendOptions {
  @Option(
      names = "--sandbox",
      description = "Works on a simulated account in .ecsctl/sandbox.json; needs no AWS account.")
  boolean sandbox;

  @Option(
      names = "--sandbox-file",
      paramLabel = "FILE",
      description = "Keeps the simulated account in FILE. Implies --sandbox.")
  @Nullable Path sandboxFile;

  @Option(
      names = "--sandbox-speed",
      paramLabel = "N",
      description =
          "How many simulated seconds pass in one: a number, or max for no waiting. Default: 25.")
  @Nullable String sandboxSpeed;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Calls URL instead of AWS. The same as AWS_ENDPOINT_URL.")
  @Nullable String endpoint;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Takes credentials and region from this profile.")
  @Nullable String profile;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region, where the program does not say one.")
  @Nullable String region;

  boolean isSandbox() {
    return sandbox || sandboxFile != null;
  }
}
