package io.ecsctl.provider.aws.sandbox.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A request as it came.
 *
 * @param path as it is written, percent signs included
 * @param query values by names, an empty text where a name has none
 */
record Asked(
    String method, String path, Map<String, List<String>> query, Headers headers, SdkBytes body) {
  private static final Pattern SERVICE = Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([^/]+)/");

  static Asked by(HttpExchange exchange) throws IOException {
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        exchange.getRequestHeaders(),
        SdkBytes.fromInputStream(exchange.getRequestBody()));
  }

  static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      String[] parts = pair.split("=", 2);
      query
          .computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>())
          .add(parts.length == 1 ? "" : decoded(parts[1]));
    }
    return query;
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** By its name in the signature; empty when it is not signed. */
  String service() {
    Matcher service =
        SERVICE.matcher(Optional.ofNullable(headers.getFirst("Authorization")).orElse(""));
    return service.find() ? service.group(1) : "";
  }

  /** The body without what {@code aws-chunked} puts between its pieces. */
  SdkBytes unchunked() {
    if (!Optional.ofNullable(headers.getFirst("Content-Encoding"))
        .orElse("")
        .contains("aws-chunked")) {
      return body;
    }
    byte[] bytes = body.asByteArray();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int at = 0;
    int size;
    do {
      int end = at;
      while (bytes[end] != '\r') {
        end++;
      }
      // 1f;chunk-signature=…
      String head = new String(bytes, at, end - at, StandardCharsets.US_ASCII);
      size = Integer.parseInt(head.split(";", 2)[0], 16);
      all.write(bytes, end + 2, size);
      at = end + 2 + size + 2;
    } while (size > 0);
    return SdkBytes.fromByteArray(all.toByteArray());
  }

  String text() {
    return body.asUtf8String();
  }
}
