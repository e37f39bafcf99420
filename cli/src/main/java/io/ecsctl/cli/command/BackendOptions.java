package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which account. Without any of these: what the AWS SDK's default credential and region chain
 * finds.
 */
final class BackendOptions implements Declared {
  boolean sandbox;
  @Nullable Path sandboxFile;
  @Nullable String sandboxSpeed;
  @Nullable String endpoint;
  @Nullable String profile;
  @Nullable String region;

  @Override
  public void declare(Declaration command) {
    command.takes(
        option("--sandbox")
            .flag(value -> sandbox = value)
            .says("Works on a simulated account in .ecsctl/sandbox.json; needs no AWS account."),
        option("--sandbox-file")
            .label("FILE")
            .path(value -> sandboxFile = value)
            .says("Keeps the simulated account in FILE. Implies --sandbox."),
        option("--sandbox-speed")
            .label("N")
            .text(value -> sandboxSpeed = value)
            .says(
                "How many simulated seconds pass in one: a number, or max for no waiting. "
                    + "Default: 25."),
        option("--endpoint-url")
            .label("URL")
            .text(value -> endpoint = value)
            .says("Calls URL instead of AWS. The same as AWS_ENDPOINT_URL."),
        option("--profile")
            .label("NAME")
            .text(value -> profile = value)
            .says("Takes credentials and region from this profile."),
        option("--region")
            .label("REGION")
            .text(value -> region = value)
            .says("The region, where the program does not say one."));
  }

  boolean isSandbox() {
    return sandbox || sandboxFile != null;
  }
}
