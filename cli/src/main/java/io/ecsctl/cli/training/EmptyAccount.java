package io.ecsctl.cli.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An AWS endpoint on loopback in whose account nothing exists: every list is empty. Enough to load
 * the SDK's way over the wire.
 */
final class EmptyAccount implements AutoCloseable {
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
  private static final String IDENTITY =
      "<Arn>arn:aws:iam::123456789012:user/training</Arn><Account>123456789012</Account>";
  private final HttpServer server;

  private EmptyAccount(HttpServer server) {
    this.server = server;
  }

  static EmptyAccount start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", EmptyAccount::answer);
    server.start();
    return new EmptyAccount(server);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher action = ACTION.matcher(body);
    boolean query = action.find();
    String name = query ? action.group(1) : "";
    boolean xml = isRestXml(exchange);
    String answer =
        xml
            ? "<Nothing/>"
            : query
                ? "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                    .formatted(name, name.equals("GetCallerIdentity") ? IDENTITY : "")
                : "{}";
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Content-Type", query || xml ? "text/xml" : "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** Whether it is for one of the two services that say everything by path and answer in XML. */
  private static boolean isRestXml(HttpExchange exchange) {
    String signature = exchange.getRequestHeaders().getFirst("Authorization");
    return signature != null && (signature.contains("/s3/") || signature.contains("/route53/"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
