package io.ecsctl.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ecsctl.provider.aws.sandbox.wire.SandboxEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that people start, on the package that the build has laid out. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("../ecsctl");

  @TempDir Path home;

  private record Ended(int status, String output) {}

  @BeforeEach
  void thePackageIsThere() {
    assumeTrue(
        Files.exists(Path.of("../cli/target/dist/classpath")),
        "the package is laid out in the phase package: run ./mvnw verify");
  }

  @Test
  void findsAJdkAndRuns() throws IOException, InterruptedException {
    Ended ended = run(Map.of("ECSCTL_JAVA_HOME", System.getProperty("java.home")), "version");
    assertEquals(0, ended.status(), ended::output);
    assertTrue(ended.output().startsWith("ecsctl 0.1.0"), ended::output);
  }

  @Test
  void usesTheCacheOfItsOwnJars() throws IOException, InterruptedException {
    Ended ended =
        run(
            Map.of(
                "ECSCTL_JAVA_HOME",
                System.getProperty("java.home"),
                "ECSCTL_JVM_OPTS",
                "-Xlog:aot:stdout"),
            "version");
    assertTrue(ended.output().contains("Opened AOT cache"), ended::output);
  }

  /** The caches hold objects, and the JVM ends where its heap has no room for them. */
  @ParameterizedTest
  @ValueSource(strings = {"validate", "plan", "test"})
  void startsOnASmallMachine(String command) throws IOException, InterruptedException {
    Ended ended =
        run(
            Map.of(
                "ECSCTL_JAVA_HOME",
                System.getProperty("java.home"),
                "ECSCTL_JVM_OPTS",
                "-XX:MaxRAM=512m"),
            command,
            "--help");
    assertEquals(0, ended.status(), ended::output);
  }

  /**
   * Each class that a command loads from a jar, or makes, costs it as much as forty that the cache
   * has. What the JDK's caches cannot hold are a few dozen: forms of method handles, events,
   * comparators.
   */
  @Test
  void almostAllClassesAreOfTheCaches() throws IOException, InterruptedException {
    assertFewOutside("validate", "website");
    assertFewOutside("plan", "--sandbox", "-C", home.toString(), "website");
    try (SandboxEndpoint account = SandboxEndpoint.start("eu-central-1")) {
      String[] made = {"-C", home.toString(), "--endpoint-url", account.url(), "hello"};
      assertFewOutside(with(made, "apply", "--auto-approve"));
      assertFewOutside(with(made, "plan", "--detailed-exitcode"));
    }
  }

  private static String[] with(String[] rest, String... command) {
    return Stream.concat(Stream.of(command), Stream.of(rest)).toArray(String[]::new);
  }

  /** The last argument is the name of an example. */
  private void assertFewOutside(String... arguments) throws IOException, InterruptedException {
    Path loaded = home.resolve("loaded");
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(Path.of(command.removeLast()).toAbsolutePath().toString());
    Ended ended =
        run(
            Map.of(
                "ECSCTL_JAVA_HOME",
                System.getProperty("java.home"),
                "ECSCTL_JVM_OPTS",
                "-Daws.accessKeyId=test -Daws.secretAccessKey=test -Xlog:class+load=info:file="
                    + loaded),
            command.toArray(String[]::new));
    assertEquals(0, ended.status(), ended::output);
    try (Stream<String> lines = Files.lines(loaded)) {
      List<String> outside =
          lines.filter(line -> !line.contains("source: shared objects file")).toList();
      assertTrue(outside.size() < 80, () -> String.join("\n", outside));
    }
  }

  @Test
  void saysWhatToInstallWhenThereIsNoJdk() throws IOException, InterruptedException {
    Ended ended = run(Map.of("ECSCTL_JAVA_HOME", home.toString()), "version");
    assertEquals(1, ended.status(), ended::output);
    assertTrue(ended.output().contains("JDK 25"), ended::output);
    assertTrue(ended.output().contains("adoptium.net"), ended::output);
  }

  private static Ended run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(LAUNCHER.toAbsolutePath().normalize().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
