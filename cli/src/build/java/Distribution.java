import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Lays out the directory that the launcher runs. Part of the build, started as a source file; not
 * shipped.
 *
 * <p>Arguments: our jar, the directory of the jars it needs, the directory to make, that of the
 * examples to train on. The new directory holds the jars, three AOT caches (JEP 514) named by their
 * hash, and {@code classpath}: a line with the jars in order, and a line each with the name of the
 * cache for commands that look at no account, that look at a sandbox, that call AWS. {@code
 * classpath} is written last, so a build that was cut short leaves no half distribution that looks
 * whole.
 */
final class Distribution {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private Distribution() {}

  public static void main(String[] args) throws Exception {
    Path jar = Path.of(args[0]);
    Path libraries = Path.of(args[1]);
    Path dist = Path.of(args[2]);
    Path examples = Path.of(args[3]);
    clear(dist);
    List<Path> jars = new ArrayList<>();
    jars.add(jar);
    try (Stream<Path> found = Files.list(libraries)) {
      found.filter(path -> path.toString().endsWith(".jar")).sorted().forEach(jars::add);
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    List<String> names = new ArrayList<>();
    ClassFile format = format(jars);
    for (Path path : jars) {
      String name = path.getFileName().toString();
      copy(path, dist.resolve(name), format);
      digest.update(Files.readAllBytes(dist.resolve(name)));
      names.add(name);
    }
    String hash = HexFormat.of().formatHex(digest.digest(), 0, 8);
    Path work = Files.createTempDirectory("ecsctl-training");
    Training training = new Training(dist, names, hash, examples, work);
    // What is done in the sandbox leaves plans and runs for local commands to show.
    String sandbox = training.run("sandbox", "");
    String local = training.run("local", "");
    String account;
    try (var endpoint = Endpoint.start(classPath(dist, names))) {
      account = training.run("account", endpoint.url());
    }
    clear(work);
    Files.delete(work);
    List<String> lines = List.of(String.join(":", names), local, sandbox, account);
    Files.writeString(dist.resolve("classpath"), String.join("\n", lines) + "\n");
  }

  /** Writes class files; knows the types of all of {@code jars}, which stack maps speak of. */
  private static ClassFile format(List<Path> jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return ClassFile.of(
        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(new URLClassLoader(urls.toArray(URL[]::new)))
                .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  /** The jar as it is, unless some of its classes start faster when they are written anew. */
  private static void copy(Path jar, Path to, ClassFile format) throws IOException {
    Map<String, byte[]> renewed = new HashMap<>();
    try (JarFile in = new JarFile(jar.toFile())) {
      List<JarEntry> entries = Collections.list(in.entries());
      for (JarEntry entry : entries) {
        if (entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class")) {
          renew(format, read(in, entry)).ifPresent(bytes -> renewed.put(entry.getName(), bytes));
        }
      }
      if (renewed.isEmpty()) {
        Files.copy(jar, to);
        return;
      }
      try (var out = new JarOutputStream(Files.newOutputStream(to))) {
        for (JarEntry entry : entries) {
          JarEntry copy = new JarEntry(entry.getName());
          copy.setTime(entry.getTime());
          out.putNextEntry(copy);
          byte[] bytes = renewed.get(entry.getName());
          out.write(bytes == null ? read(in, entry) : bytes);
          out.closeEntry();
        }
      }
    }
  }

  private static Optional<byte[]> renew(ClassFile format, byte[] bytes) {
    int version = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    if (version < ClassFile.JAVA_6_VERSION) {
      return Optional.of(withStackMaps(format, bytes));
    }
    // Older ones cannot have what DirectCode takes out; that spares reading the AWS SDK.
    if (version < ClassFile.JAVA_16_VERSION) {
      return Optional.empty();
    }
    ClassModel model = format.parse(bytes);
    return DirectCode.concerns(model)
        ? Optional.of(DirectCode.of(format, model))
        : Optional.empty();
  }

  /**
   * Class files older than Java 6 have no stack maps; such classes are never taken from an AOT
   * cache, and the old verifier takes its time over each. Picocli's are, so they are written anew
   * in the format of Java 8, with nothing else changed.
   */
  private static byte[] withStackMaps(ClassFile format, byte[] bytes) {
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

  private static byte[] read(JarFile jar, JarEntry entry) {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath(Path dist, List<String> names) {
    Path root = dist.toAbsolutePath().normalize();
    return String.join(":", names.stream().map(name -> root.resolve(name).toString()).toList());
  }

  /** A process that answers as AWS would. */
  private record Endpoint(Process process, String url) implements AutoCloseable {
    static Endpoint start(String classPath) throws IOException {
      Process process =
          new ProcessBuilder(
                  JAVA,
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  classPath,
                  "io.ecsctl.cli.training.TrainingEndpoint",
                  "eu-central-1")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String url = process.inputReader().readLine();
      if (url == null) {
        throw new IllegalStateException("the endpoint for the AOT training did not start");
      }
      return new Endpoint(process, url);
    }

    @Override
    public void close() throws IOException, InterruptedException {
      process.outputWriter().close();
      process.waitFor();
    }
  }

  private record Training(Path dist, List<String> names, String hash, Path examples, Path work) {
    /** Makes a cache and returns its name. */
    String run(String commands, String url) throws IOException, InterruptedException {
      String cache = "ecsctl-" + commands + "-" + hash + ".aot";
      Process process =
          new ProcessBuilder(
                  JAVA,
                  "-XX:AOTCacheOutput=" + dist.resolve(cache).toAbsolutePath(),
                  "-Xlog:disable",
                  "-Xlog:all=error:stderr",
                  // The objects in the cache are laid out for this collector and taken by the
                  // launcher's, too; those of the default one would not be.
                  "-XX:+UseSerialGC",
                  // Profiles are for the optimising compiler, which the launcher leaves out; what
                  // is remembered of methods only has more of them compiled.
                  "-XX:+IgnoreUnrecognizedVMOptions",
                  "-XX:+UnlockDiagnosticVMOptions",
                  "-XX:-AOTRecordTraining",
                  // Each command runs a few times only, as in the launcher: 15 s of CPU became 8.
                  "-XX:TieredStopAtLevel=1",
                  // As in the launcher: a cache for other headers is not taken.
                  "-XX:+UseCompactObjectHeaders",
                  "-Djdk.reflect.useNativeAccessorOnly=true",
                  "--enable-native-access=ALL-UNNAMED",
                  "--sun-misc-unsafe-memory-access=allow",
                  "-cp",
                  classPath(dist, names),
                  "io.ecsctl.cli.training.AotTraining",
                  commands,
                  examples.toAbsolutePath().normalize().toString(),
                  work.toString(),
                  url)
              .redirectErrorStream(true)
              .redirectOutput(log(commands).toFile())
              .start();
      int status = process.waitFor();
      if (status != 0 || !Files.exists(dist.resolve(cache))) {
        // The command works without the cache, only slower to start; but a package without it is
        // not what we ship.
        throw new IllegalStateException(
            "AOT training ended with %d; see %s".formatted(status, log(commands)));
      }
      return cache;
    }

    private Path log(String commands) {
      return dist.resolveSibling("training-" + commands + ".log");
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
