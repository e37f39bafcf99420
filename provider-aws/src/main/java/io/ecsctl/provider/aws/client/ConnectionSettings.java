package io.ecsctl.provider.aws.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about the way to the account. What is null comes from the SDK's default chain:
 * environment, profile files, container and instance metadata.
 *
 * @param profile a profile of the shared configuration files
 * @param region {@code eu-central-1}
 * @param endpoint one endpoint for every service, as emulators have
 */
public record ConnectionSettings(
    @Nullable String profile, @Nullable String region, @Nullable URI endpoint) {

  /** Everything by the default chain. */
  public static final ConnectionSettings DEFAULT = new ConnectionSettings(null, null, null);
}
