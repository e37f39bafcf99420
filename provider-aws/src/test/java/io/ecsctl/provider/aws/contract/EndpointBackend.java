package io.ecsctl.provider.aws.contract;

import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.ConnectionSettings;
import io.ecsctl.provider.aws.client.RealClients;
import java.net.URI;
import java.util.Map;

/**
 * A server that speaks AWS's protocols, reached by the product's own clients.
 *
 * @param stop what ends the server
 */
record EndpointBackend(String name, AwsClients clients, Map<Gap, String> gaps, Runnable stop)
    implements ContractBackend {
  static EndpointBackend at(URI endpoint, String name, Map<Gap, String> gaps, Runnable stop) {
    // Emulators take any credentials, but the SDK sends nothing without some.
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    return new EndpointBackend(
        name,
        new RealClients(new ConnectionSettings(null, TestStack.REGION, endpoint)),
        gaps,
        stop);
  }

  @Override
  public void close() {
    clients.close();
    stop.run();
  }
}
