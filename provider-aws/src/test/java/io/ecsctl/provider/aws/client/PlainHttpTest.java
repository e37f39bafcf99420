package io.ecsctl.provider.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.StsException;

/** An endpoint without TLS, straight and by a proxy: each request is refused. */
class PlainHttpTest {
  private final ServerSocket server;

  PlainHttpTest() throws IOException {
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  @BeforeEach
  void credentials() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  /** The first line of the request that a call of {@code endpoint} makes. */
  private String requestOf(String endpoint) {
    CompletableFuture<String> line = CompletableFuture.supplyAsync(this::refuse);
    ConnectionSettings settings = new ConnectionSettings(null, "us-east-1", URI.create(endpoint));
    try (RealClients clients = new RealClients(settings)) {
      assertThrows(StsException.class, () -> clients.sts().getCallerIdentity());
    }
    return line.join();
  }

  private String refuse() {
    try (Socket caller = server.accept();
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
      String first = in.readLine();
      caller
          .getOutputStream()
          .write(
              "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      return first;
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void isCalledStraight() {
    assertEquals("POST / HTTP/1.1", requestOf("http://127.0.0.1:" + server.getLocalPort()));
  }

  @Test
  void isCalledByAProxyWhereThereIsOne() {
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", String.valueOf(server.getLocalPort()));
    try {
      assertEquals("POST http://emulator.test HTTP/1.1", requestOf("http://emulator.test"));
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
    }
  }
}
