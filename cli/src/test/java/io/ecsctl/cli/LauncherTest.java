package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher in a package, or a checkout, whose JDK prints the options that it is given. */
class LauncherTest {
  @TempDir Path home = Path.of("");

  @BeforeEach
  void unpack() throws IOException {
    Files.copy(Path.of("../ecsctl"), home.resolve("ecsctl"));
    executable(home.resolve("ecsctl"));
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(
        home.resolve("lib/classpath"),
        "ecsctl.jar:other.jar\nlocal.aot\nsandbox.aot\naccount.aot\n");
    for (String cache : List.of("local", "sandbox", "account")) {
      Files.createFile(home.resolve("lib/" + cache + ".aot"));
    }
    Files.createDirectories(home.resolve("jdk/bin"));
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    Files.writeString(home.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    executable(home.resolve("jdk/bin/java"));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process start(String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true);
    builder.environment().put("ECSCTL_JAVA_HOME", home.resolve("jdk").toString());
    return builder.start();
  }

  private List<String> options(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.lines().map(String::strip).toList();
  }

  @Test
  void argumentsAndJarsAreHandedOn() throws Exception {
    List<String> options = options("./ecsctl", "plan", "a b");
    assertEquals(
        List.of("io.ecsctl.cli.Main", "plan", "a b"),
        options.subList(options.size() - 3, options.size()));
    Path lib = home.toRealPath().resolve("lib");
    assertTrue(options.contains(lib + "/ecsctl.jar:" + lib + "/other.jar"), options::toString);
  }

  /** A cache holds what its commands load; the others would load all of that for nothing. */
  @ParameterizedTest
  @CsvSource({
    "validate shop, local",
    "-C shop plan, account",
    "destroy --endpoint-url=http://localhost:4566, account",
    "plan --sandbox, sandbox",
    "--sandbox=there.json apply, sandbox",
    "test, sandbox"
  })
  void eachSortOfCommandHasItsCache(String arguments, String cache) throws Exception {
    List<String> options = options(("./ecsctl " + arguments).split(" "));
    Path lib = home.toRealPath().resolve("lib");
    assertTrue(options.contains("-XX:AOTCache=" + lib + "/" + cache + ".aot"), options::toString);
  }

  /** Else nobody has colours, lines of the right length, or a question before an apply. */
  @Test
  void itSaysWhichStreamsAreTerminals() throws Exception {
    assertTrue(options("./ecsctl", "plan").contains("-Decsctl.tty="));
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs script(1) for a terminal");
    List<String> there = options("script", "-qec", "./ecsctl plan", "/dev/null");
    assertTrue(there.contains("-Decsctl.tty=012"), there::toString);
  }

  /** Two builds in one directory would break each other. */
  @Test
  void whoeverComesWhileACheckoutIsBuiltWaitsForIt() throws Exception {
    Files.writeString(home.resolve("pom.xml"), "");
    // A build that lasts until somebody waits for it.
    Files.writeString(
        home.resolve("mvnw"),
        """
        #!/bin/sh
        echo built >> builds
        while [ ! -e waiting ]; do :; done
        mkdir -p cli/target/dist
        cp lib/classpath cli/target/dist/
        """);
    executable(home.resolve("mvnw"));
    Process first = start("./ecsctl", "plan");
    while (!Files.exists(home.resolve("builds"))) {
      Thread.onSpinWait();
    }
    Process second = start("./ecsctl", "apply");
    BufferedReader said = second.inputReader();
    assertTrue(said.readLine().contains("waiting for the build"), "the first line");
    Files.writeString(home.resolve("waiting"), "");
    assertTrue(said.lines().anyMatch("apply"::equals), "what the second was for");
    assertTrue(first.inputReader().lines().anyMatch("plan"::equals), "what the first was for");
    assertEquals("built\n", Files.readString(home.resolve("builds")));
    assertFalse(Files.isSymbolicLink(home.resolve("cli/target/build.lock")));
  }

  @Test
  void aCheckoutThatCannotBeWrittenToIsNotWaitedFor() throws Exception {
    Files.writeString(home.resolve("pom.xml"), "");
    Files.createDirectories(home.resolve("cli"));
    Files.writeString(home.resolve("cli/target"), "no directory");
    Process process = start("./ecsctl", "plan");
    assertTrue(process.inputReader().readLine().contains("cannot be written to"), "what it says");
    assertEquals(1, process.waitFor());
  }
}
