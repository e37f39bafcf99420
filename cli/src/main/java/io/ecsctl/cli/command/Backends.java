package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.provider.aws.AwsProvider;
import io.ecsctl.provider.aws.client.ConnectionSettings;
import io.ecsctl.provider.aws.client.RealClients;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the account that the options name. */
final class Backends {
  private static final String SANDBOX_REGION = "us-east-1";

  private Backends() {}

  /**
   * Makes a provider; nothing is called yet.
   *
   * @param region the program's; empty when it says none
   */
  static Provider open(EcsctlCommand root, BackendOptions options, Schema schema, String region) {
    String chosen = region.isEmpty() ? Regions.orEnvironment(options.region) : region;
    if (options.isSandbox()) {
      Path file =
          options.sandboxFile != null
              ? root.resolve(options.sandboxFile)
              : root.workingDirectory().resolve(".ecsctl").resolve("sandbox.json");
      return new AwsProvider(
          Sandbox.open(
              SandboxOptions.inFile(file, chosen.isEmpty() ? SANDBOX_REGION : chosen)
                  .withSpeed(speed(options.sandboxSpeed))),
          schema);
    }
    if (options.endpoint != null) {
      root.useEndpoint(options.endpoint);
    }
    return new AwsProvider(
        new RealClients(
            new ConnectionSettings(
                options.profile, chosen.isEmpty() ? null : chosen, endpoint(options.endpoint))),
        schema);
  }

  private static double speed(@Nullable String speed) {
    if (speed == null) {
      return SandboxOptions.WATCHABLE;
    }
    if (speed.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    if (!speed.matches("[1-9][0-9]{0,8}")) {
      throw new CliFailure(
          "BadSpeed", "--sandbox-speed takes a whole number or max, not \"%s\"".formatted(speed));
    }
    return Double.parseDouble(speed);
  }

  private static @Nullable URI endpoint(@Nullable String url) {
    if (url == null) {
      return null;
    }
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException malformed) {
      throw badEndpoint(url);
    }
    throw badEndpoint(url);
  }

  private static CliFailure badEndpoint(String url) {
    return new CliFailure(
        "BadEndpoint",
        "--endpoint-url takes a URL such as http://localhost:4566, not \"%s\"".formatted(url));
  }
}
