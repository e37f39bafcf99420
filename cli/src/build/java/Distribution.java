import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Lays out the directory that the launcher runs. Part of the build, started as a source file; not
 * shipped.
 *
 * <p>Arguments: our jar, the directory of the jars it needs, the directory to make, an example to
 * train on. The new directory holds the jars, two AOT caches (JEP 514) named by their hash, and
 * {@code classpath}: a line with the jars in order, a line with the name of the cache for commands
 * that look at no account, a line with that of the cache for those that do. {@code classpath} is
 * written last, so a build that was cut short leaves no half distribution that looks whole.
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
      copy(path, dist.resolve(name));
      digest.update(Files.readAllBytes(dist.resolve(name)));
      names.add(name);
    }
    String hash = HexFormat.of().formatHex(digest.digest(), 0, 8);
    List<String> lines = new ArrayList<>(List.of(String.join(":", names)));
    for (String commands : List.of("local", "account")) {
      String cache = "ecsctl-" + commands + "-" + hash + ".aot";
      train(dist, names, cache, commands, example);
      lines.add(cache);
    }
    Files.writeString(dist.resolve("classpath"), String.join("\n", lines) + "\n");
  }

  /**
   * Class files older than Java 6 have no stack maps; such classes are never taken from an AOT
   * cache, and the old verifier takes its time over each. Picocli's are, so they are written anew
   * in the format of Java 8, with nothing else changed.
   */
  private static void copy(Path jar, Path to) throws IOException {
    try (JarFile in = new JarFile(jar.toFile());
        var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      List<JarEntry> entries = Collections.list(in.entries());
      if (entries.stream().noneMatch(entry -> isOld(in, entry))) {
        Files.copy(jar, to);
        return;
      }
      var format =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(loader)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      try (var out = new JarOutputStream(Files.newOutputStream(to))) {
        for (JarEntry entry : entries) {
          JarEntry copy = new JarEntry(entry.getName());
          copy.setTime(entry.getTime());
          out.putNextEntry(copy);
          byte[] bytes = read(in, entry);
          out.write(isOld(in, entry) ? renew(format, bytes) : bytes);
          out.closeEntry();
        }
      }
    }
  }

  private static byte[] renew(ClassFile format, byte[] bytes) {
    return format.transformClass(
        format.parse(bytes),
        (builder, element) -> {
          switch (element) {
            case ClassFileVersion _ -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            case MethodModel method ->
                builder.transformMethod(
                    method, MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL));
            default -> builder.with(element);
          }
        });
  }

  private static boolean isOld(JarFile jar, JarEntry entry) {
    if (!entry.getName().endsWith(".class")) {
      return false;
    }
    byte[] bytes = read(jar, entry);
    return ((bytes[6] & 0xff) << 8 | bytes[7] & 0xff) < ClassFile.JAVA_6_VERSION;
  }

  private static byte[] read(JarFile jar, JarEntry entry) {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void train(
      Path dist, List<String> names, String cache, String commands, Path example)
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
                commands,
                example.toAbsolutePath().normalize().toString(),
                work.toString())
            .redirectErrorStream(true)
            .redirectOutput(dist.resolveSibling("training-" + commands + ".log").toFile())
            .start();
    int status = process.waitFor();
    clear(work);
    Files.delete(work);
    if (status != 0 || !Files.exists(dist.resolve(cache))) {
      // The command works without the cache, only slower to start; but a package without it is not
      // what we ship.
      throw new IllegalStateException(
          "AOT training ended with %d; see %s"
              .formatted(status, dist.resolveSibling("training-" + commands + ".log")));
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
