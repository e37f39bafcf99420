package io.ecsctl.examples.killed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code moto_server} process: an account that nobody else uses. */
final class MotoServer implements AutoCloseable {
  private static final Pattern RUNNING = Pattern.compile("Running on (http://\\S+)");

  private final Process process;
  private final URI endpoint;

  private MotoServer(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static boolean isInstalled() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "moto_server")));
  }

  static MotoServer start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("moto_server", "-p", "0");
    builder.redirectErrorStream(true);
    builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
    // A service runs as many tasks as it wants at its second reading.
    builder.environment().put("MOTO_ECS_SERVICE_RUNNING", "2");
    Process process = builder.start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    while (true) {
      String line = output.readLine();
      assertTrue(line != null, "moto_server did not start");
      Matcher running = RUNNING.matcher(line);
      if (running.find()) {
        // Nobody reads on, and a full pipe would stop the server.
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        return new MotoServer(process, URI.create(running.group(1)));
      }
    }
  }

  URI endpoint() {
    return endpoint;
  }

  /** A new account. */
  void reset() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(endpoint.resolve("/moto-api/reset"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      assertEquals(200, client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
