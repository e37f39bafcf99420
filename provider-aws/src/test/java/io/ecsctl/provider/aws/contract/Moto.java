package io.ecsctl.provider.aws.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What moto's server does beside answering as AWS. */
public final class Moto {
  private Moto() {}

  /** Forgets all that was ever made in the account. */
  public static void empty(URI server) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest reset =
          HttpRequest.newBuilder(server.resolve("/moto-api/reset"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      int status = http.send(reset, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IllegalStateException(server + " cannot be emptied: " + status);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }
}
