package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is put in, one clear message comes out, a status that is not zero, and nothing that
 * exists is touched.
 */
class BadInputTest {
  @TempDir Path directory;

  static Stream<Arguments> badPrograms() {
    String stack = "stack \"s\" { region = \"eu-central-1\" }\n";
    return Stream.of(
        Arguments.of(
            "an unclosed brace", stack + "vpc \"main\" {\n  cidr = 10.0.0.0/16\n", "never closed"),
        Arguments.of(
            "an unclosed heredoc", stack + "output \"x\" {\n  value = <<EOT\nabc\n", "EOT"),
        Arguments.of("an unclosed string", stack + "output \"x\" { value = \"abc }\n", "string"),
        Arguments.of("an unknown kind", stack + "vcp \"main\" { cidr = 10.0.0.0/16 }\n", "vpc"),
        Arguments.of(
            "an unknown attribute", stack + "vpc \"main\" { cidrr = 10.0.0.0/16 }\n", "cidr"),
        Arguments.of("a wrong type", stack + "vpc \"main\" { cidr = true }\n", "cidr"),
        Arguments.of(
            "a cycle",
            stack + "locals {\n  a = local.b\n  b = local.a\n}\noutput \"x\" { value = local.a }\n",
            "local.a → local.b → local.a"),
        Arguments.of(
            "a duplicate address",
            stack + "vpc \"main\" { cidr = 10.0.0.0/16 }\nvpc \"main\" { cidr = 10.1.0.0/16 }\n",
            "vpc.main"),
        Arguments.of(
            "10,000 nested brackets",
            stack + "locals { a = " + "[".repeat(10_000) + "]".repeat(10_000) + " }\n",
            "inside each other"),
        Arguments.of(
            "10,000 open brackets",
            stack + "locals { a = " + "[".repeat(10_000),
            "inside each other"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badPrograms")
  void aBadProgramIsExplained(String what, String text, String says) throws IOException {
    Files.writeString(directory.resolve("main.ecs"), text);
    Run run = Run.in(directory, "validate");
    refused(run, says);
    assertTrue(run.err().endsWith("1 error\n"), () -> what + " is one mistake: " + run);
    assertTrue(run.err().contains("main.ecs:"), () -> what + " is not located: " + run);
  }

  @Test
  void noStackBlock() throws IOException {
    Files.writeString(directory.resolve("main.ecs"), "vpc \"main\" { cidr = 10.0.0.0/16 }\n");
    refused(Run.in(directory, "validate"), "the program has no stack block");
  }

  @Test
  void aMissingProgram() {
    refused(Run.in(directory, "validate", "nowhere"), "nowhere does not exist");
  }

  @Test
  void aDirectoryWithoutPrograms() {
    refused(Run.in(directory, "plan", "--sandbox"), "ecsctl init");
  }

  @Test
  void bytesThatAreNotUtf8() throws IOException {
    Files.write(directory.resolve("main.ecs"), new byte[] {'a', ' ', (byte) 0xff, (byte) 0xfe});
    refused(Run.in(directory, "validate"), "UTF-8");
  }

  @Test
  void aFileOfFiftyMegabytes() throws IOException {
    Files.writeString(directory.resolve("main.ecs"), "# comment\n".repeat(5_000_000));
    refused(Run.in(directory, "validate"), "larger than 16 MiB");
  }

  @Test
  void aCorruptSandboxFileStaysAsItWas() throws IOException {
    program();
    Path sandbox = directory.resolve("sandbox.json");
    Files.writeString(sandbox, "{ \"version\": 1, \"resour");
    refused(Run.in(directory, "plan", "--sandbox-file", "sandbox.json"), "sandbox.json");
    assertEquals("{ \"version\": 1, \"resour", Files.readString(sandbox));
  }

  @Test
  void aCorruptPlanFile() throws IOException {
    program();
    Run saved = Run.in(directory, "plan", "--sandbox", "--out", "plan.json");
    assertEquals(0, saved.status(), saved::toString);
    String whole = Files.readString(directory.resolve("plan.json"));
    Files.writeString(
        directory.resolve("plan.json"),
        whole.substring(0, whole.length() / 2),
        StandardOpenOption.TRUNCATE_EXISTING);
    refused(Run.in(directory, "apply", "--sandbox", "--auto-approve", "plan.json"), "plan.json");
    assertTrue(Run.in(directory, "plan", "--sandbox").out().contains("1 to create"));
  }

  @Test
  void anotherAccountThanTheProgramsOwn() throws IOException {
    Files.writeString(
        directory.resolve("main.ecs"),
        """
        stack "s" {
          region  = "eu-central-1"
          account = "999999999999"
        }
        log_group "a" { retention = 14d }
        """);
    refused(Run.in(directory, "apply", "--sandbox", "--auto-approve"), "999999999999");
  }

  @Test
  void anEndpointThatRefuses() throws IOException {
    program();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    withCredentials(() ->
        refused(
            Run.in(directory, "plan", "--endpoint-url", "http://127.0.0.1:" + port),
            "127.0.0.1:" + port));
  }

  @Test
  void anEndpointThatIsNone() throws IOException {
    program();
    refused(Run.in(directory, "plan", "--endpoint-url", "localhost:4566"), "http://localhost:4566");
  }

  @Test
  void anEndpointThatDeniesEverything() throws IOException {
    program();
    try (var endpoint = Endpoint.answering(403, "AccessDenied", "you may not")) {
      withCredentials(() ->
          refused(Run.in(directory, "plan", "--endpoint-url", endpoint.url()), "may not call"));
    }
  }

  @Test
  void anUnknownOption() {
    refused(Run.in(directory, "plan", "--sandbx"), "--sandbx");
  }

  @Test
  void aReportOfFindingsWhereThereAreNone() {
    refused(Run.in(directory, "version", "--output", "sarif"), "holds findings only");
    refused(Run.in(directory, "apply", "--output", "sarif"), "ecsctl init");
    refused(Run.in(directory, "plan", "--output", "junit", "--sandbx"), "--sandbx");
  }

  @Test
  void anUnknownCommand() {
    refused(Run.in(directory, "paln"), "plan");
  }

  @Test
  void aMalformedVariable() throws IOException {
    program();
    refused(Run.in(directory, "validate", "--var", "image"), "NAME=VALUE");
  }

  @Test
  void anUnknownVariable() throws IOException {
    program();
    refused(Run.in(directory, "validate", "--var", "imgae=x"), "imgae");
  }

  @Test
  void nobodyToAsk() throws IOException {
    program();
    refused(Run.in(directory, "apply", "--sandbox"), "--auto-approve");
    assertFalse(Run.in(directory, "plan", "--sandbox").out().contains("No changes"));
  }

  private void program() throws IOException {
    Files.writeString(
        directory.resolve("main.ecs"),
        "stack \"s\" { region = \"eu-central-1\" }\nlog_group \"a\" { retention = 14d }\n");
  }

  private static void refused(Run run, String says) {
    assertEquals(1, run.status(), run::toString);
    assertTrue((run.out() + run.err()).contains(says), () -> "expected \"" + says + "\" in " + run);
    assertFalse(run.showsStackTrace(), run::toString);
  }

  /** The SDK reads these system properties before anything else of the machine it runs on. */
  private static void withCredentials(Runnable body) {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    try {
      body.run();
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  /** A server that gives every request the same error. */
  private record Endpoint(com.sun.net.httpserver.HttpServer server) implements AutoCloseable {
    static Endpoint answering(int status, String code, String message) throws IOException {
      var server =
          com.sun.net.httpserver.HttpServer.create(
              new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] query =
          "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
              .formatted(code, message)
              .getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/",
          exchange -> {
            try (InputStream body = exchange.getRequestBody()) {
              body.readAllBytes();
            }
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.getResponseHeaders().add("x-amzn-errortype", code);
            exchange.sendResponseHeaders(status, query.length);
            exchange.getResponseBody().write(query);
            exchange.close();
          });
      server.start();
      return new Endpoint(server);
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
