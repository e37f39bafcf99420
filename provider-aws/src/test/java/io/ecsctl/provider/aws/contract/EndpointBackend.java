package io.ecsctl.provider.aws.contract;

import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.ConnectionSettings;
import io.ecsctl.provider.aws.client.RealClients;
import java.net.URI;
import java.util.Map;

/**
 * A server that speaks AWS's protocols, reached by the product's own clients.
 *
 * @param empty what makes the account empty
 * @param stop what ends the server
 */
record EndpointBackend(
    String name, AwsClients clients, Map<Gap, String> gaps, Runnable empty, Runnable stop)
    implements ContractBackend {
  static EndpointBackend moto(URI endpoint, String name, Runnable stop) {
    return at(endpoint, name, new HastyPacer(), Gap.OF_MOTO, () -> Moto.empty(endpoint), stop);
  }

  /**
   * @param pacer by which the server's time goes
   */
  static EndpointBackend at(
      URI endpoint,
      String name,
      Pacer pacer,
      Map<Gap, String> gaps,
      Runnable empty,
      Runnable stop) {
    // Emulators take any credentials, but the SDK sends nothing without some.
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    return new EndpointBackend(
        name,
        new RealClients(new ConnectionSettings(null, TestStack.REGION, endpoint), pacer),
        gaps,
        empty,
        stop);
  }

  @Override
  public void renew() {
    empty.run();
  }

  @Override
  public void close() {
    clients.close();
    stop.run();
  }
}
