package io.ecsctl.provider.aws.contract.field;

import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.ConnectionSettings;
import io.ecsctl.provider.aws.client.RealClients;
import io.ecsctl.provider.aws.contract.Gap;
import io.ecsctl.provider.aws.contract.HastyPacer;
import io.ecsctl.provider.aws.contract.Moto;
import io.ecsctl.provider.aws.contract.TestStack;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.net.URI;
import java.util.Set;

/**
 * An account with nothing in it: a sandbox of its own, or the {@code moto_server} that {@code
 * -Dfield.endpoint} names, emptied.
 */
final class FreshAccount {
  private static final String ENDPOINT = System.getProperty("field.endpoint", "");

  private FreshAccount() {}

  static AwsClients open() {
    if (ENDPOINT.isEmpty()) {
      return Sandbox.open(SandboxOptions.forTests(TestStack.REGION));
    }
    URI server = URI.create(ENDPOINT);
    Moto.empty(server);
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    AwsClients clients =
        new RealClients(new ConnectionSettings(null, TestStack.REGION, server), new HastyPacer());
    // The one that every sandbox has.
    clients.dns().createHostedZone(r -> r.name("example.com").callerReference("example.com"));
    return clients;
  }

  /** What the account does not do as AWS does. */
  static Set<Gap> gaps() {
    return ENDPOINT.isEmpty() ? Set.of() : Gap.OF_MOTO.keySet();
  }
}
