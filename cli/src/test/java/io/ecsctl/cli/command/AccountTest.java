package io.ecsctl.cli.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.ecsctl.compiler.Destination;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
  private static final Destination DESTINATION = new Destination("s", "eu-central-1");

  private static Account account(BackendOptions options) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Account(new EcsctlCommand(nowhere, nowhere), options, false);
  }

  @Test
  void isAskedAsSoonAsItIsKnown() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.countDown();
          exchange.close();
        });
    server.start();
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    BackendOptions options = new BackendOptions();
    options.endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    try (Account account = account(options)) {
      account.expect(DESTINATION);
      assertTrue(asked.await(1, TimeUnit.MINUTES));
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
      server.stop(0);
    }
  }

  @Test
  void aSandboxIsOpenedWhenItIsNeeded(@TempDir Path directory) {
    BackendOptions options = new BackendOptions();
    options.sandboxFile = directory.resolve("sandbox.json");
    try (Account account = account(options)) {
      account.expect(DESTINATION);
    }
    assertFalse(Files.exists(directory.resolve("sandbox.json")));
  }
}
