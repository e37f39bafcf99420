import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out the directory that the launcher runs. Part of the build, started as a source file; not
 * shipped.
 *
 * <p>Arguments: our jar, the directory of the jars it needs, the directory to make, an example to
 * train on. The new directory holds the jars, an AOT cache (JEP 514) named by their hash, and
 * {@code classpath}: a line with the jars in order, a line with the cache's name. {@code classpath}
 * is written last, so a build that was cut short leaves no half distribution that looks whole.
 */
final class Distribution {
  private Distribution() {}

  public static void main(String[] args) throws Exception {
    Path jar = Path.of(args[0]);
    Path libraries = Path.of(args[1]);
    Path dist = Path.of(args[2]);
    Path example = Path.of(args[3]);
    clear(dist);
    List<Path> jars = new ArrayList<>();
    jars.add(jar);
    try (Stream<Path> found = Files.list(libraries)) {
      found.filter(path -> path.toString().endsWith(".jar")).sorted().forEach(jars::add);
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    List<String> names = new ArrayList<>();
    for (Path path : jars) {
      String name = path.getFileName().toString();
      Files.copy(path, dist.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      digest.update(Files.readAllBytes(path));
      names.add(name);
    }
    String cache = "ecsctl-" + HexFormat.of().formatHex(digest.digest(), 0, 8) + ".aot";
    train(dist, names, cache, example);
    Files.writeString(dist.resolve("classpath"), String.join(":", names) + "\n" + cache + "\n");
  }

  private static void train(Path dist, List<String> names, String cache, Path example)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("ecsctl-training");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:AOTCacheOutput=" + dist.resolve(cache).toAbsolutePath(),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                // As in the launcher: a cache made with another collector's object layout would not
                // be used.
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                String.join(
                    ":",
                    names.stream()
                        .map(n -> dist.toAbsolutePath().normalize().resolve(n).toString())
                        .toList()),
                "io.ecsctl.cli.training.AotTraining",
                example.toAbsolutePath().normalize().toString(),
                work.toString())
            .redirectErrorStream(true)
            .redirectOutput(dist.resolveSibling("training.log").toFile())
            .start();
    int status = process.waitFor();
    clear(work);
    Files.delete(work);
    if (status != 0 || !Files.exists(dist.resolve(cache))) {
      // The command works without the cache, only slower to start; but a package without it is not
      // what we ship.
      throw new IllegalStateException(
          "AOT training ended with %d; see %s"
              .formatted(status, dist.resolveSibling("training.log")));
    }
  }

  private static void clear(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> old = Files.walk(directory)) {
      old.sorted(Comparator.reverseOrder())
          .filter(path -> !path.equals(directory))
          .forEach(path -> {
            try {
              Files.delete(path);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
