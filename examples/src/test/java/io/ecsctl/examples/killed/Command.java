package io.ecsctl.examples.killed;

import io.ecsctl.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command as its users run it, in a process that can be killed; and within this one, for all
 * that nobody kills: starting a JVM costs more than an apply.
 */
final class Command {
  /** A launcher to use, {@code ./ecsctl}; otherwise the classes of this build. */
  private static final String LAUNCHER = System.getProperty("kill.launcher", "");

  private final Path directory;

  Command(Path directory) {
    this.directory = directory;
  }

  /** Told by its exit status and what it said. */
  record Ended(int status, String output) {}

  /**
   * @param arguments the command, its options, and the program
   */
  Ended run(URI endpoint, String... arguments) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    int status = Main.run(line(endpoint, arguments).toArray(String[]::new), stream, stream);
    return new Ended(status, told.toString(StandardCharsets.UTF_8));
  }

  /** What it says goes to the file. */
  Process start(Path output, URI endpoint, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(LAUNCHER.isEmpty() ? java() : List.of(LAUNCHER));
    words.addAll(line(endpoint, arguments));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("AWS_ACCESS_KEY_ID", "test");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
    builder.environment().put("ECSCTL_JAVA_HOME", System.getProperty("java.home"));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        "io.ecsctl.cli.Main");
  }

  /** The program, which comes last, stays last. */
  private List<String> line(URI endpoint, String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(
        line.size() - 1,
        List.of("-C", directory.toString(), "--no-color", "--endpoint-url", endpoint.toString()));
    return line;
  }
}
