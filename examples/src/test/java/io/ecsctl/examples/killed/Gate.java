package io.ecsctl.examples.killed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a process and its server, counts the calls, and kills the process at one of them.
 * Calls that are on their way at that time arrive, as they do when a real process dies.
 */
final class Gate implements AutoCloseable {
  /** What of the call still happens. */
  enum Moment {
    /** The server never sees the call. */
    BEFORE,
    /** The server does what it was asked for; nobody hears of it. */
    UNANSWERED,
    /** The answer is sent, and may or may not be read. */
    ANSWERED
  }

  private static final Pattern READS =
      Pattern.compile("(?:Describe|List|Get|Batch|Lookup|Simulate|GET ).*");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

  /** What the clients on both sides say about their own connection. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "transfer-encoding",
          "upgrade");

  private final URI server;
  private final HttpServer listening;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Map<String, Integer> seen = new HashMap<>();
  private int calls;
  private int reads;
  private int underway;
  private int deadly;
  private Moment moment = Moment.BEFORE;
  private @Nullable Process victim;
  private String killedAt = "";

  Gate(URI server) throws IOException {
    this.server = server;
    listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listening.setExecutor(threads);
    listening.createContext("/", this::pass);
    listening.start();
  }

  URI endpoint() {
    return URI.create("http://localhost:" + listening.getAddress().getPort());
  }

  /** The next process dies at its call number {@code call}, of which {@code moment} happens. */
  synchronized void arm(int call, Moment moment) {
    seen.clear();
    calls = 0;
    reads = 0;
    deadly = call;
    this.moment = moment;
    victim = null;
    killedAt = "";
  }

  /** Whom to kill; said before its first call has been answered. */
  synchronized void guard(Process process) {
    victim = process;
    notifyAll();
  }

  /**
   * Once everything that was on its way has arrived.
   *
   * @return at which call the process was killed, told by its operation, which of that operation it
   *     was, and the moment; empty when it made fewer calls
   */
  synchronized String killedAt() throws InterruptedException {
    while (underway > 0) {
      wait();
    }
    return killedAt;
  }

  /** Calls since {@link #arm}. */
  synchronized int calls() {
    return calls;
  }

  /** How many of these came before the first that changes something. */
  synchronized int readsFirst() {
    return reads;
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean deadly = arrived(operation(exchange, body));
    try (exchange) {
      if (deadly && moment == Moment.BEFORE) {
        kill();
        return;
      }
      HttpResponse<byte[]> answer = forward(exchange, body);
      if (deadly && moment == Moment.UNANSWERED) {
        kill();
        return;
      }
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(answer.body());
      exchange.getResponseBody().close();
      if (deadly) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      left();
    }
  }

  /** Whether it is the call to die at. */
  private synchronized boolean arrived(String operation) {
    underway++;
    if (reads == calls && READS.matcher(operation).matches()) {
      reads++;
    }
    calls++;
    int time = seen.merge(operation, 1, Integer::sum);
    if (calls != deadly) {
      return false;
    }
    killedAt = "%s of %s no. %d".formatted(moment, operation, time);
    return true;
  }

  private synchronized void left() {
    underway--;
    notifyAll();
  }

  private synchronized void kill() throws InterruptedException {
    while (victim == null) {
      wait();
    }
    victim.destroyForcibly();
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** By the protocol: JSON names it in a header, the query protocol in the form, REST nowhere. */
  private static String operation(HttpExchange exchange, byte[] body) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null) {
      return target.substring(target.lastIndexOf('.') + 1);
    }
    Matcher action = ACTION.matcher(new String(body, StandardCharsets.UTF_8));
    return action.find()
        ? action.group(1)
        : exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
  }

  @Override
  public void close() {
    listening.stop(0);
    client.close();
    threads.close();
  }
}
