package io.ecsctl.compiler.module;

import io.ecsctl.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The modules that come with the compiler, as {@code std/NAME}. Each is one file. */
public final class StandardLibrary {
  /** What every source of one begins with. */
  public static final String PREFIX = "std/";

  /** Listed, because a directory inside of a jar can not be. In alphabetical order. */
  private static final List<String> NAMES =
      List.of("ec2_capacity", "load_balanced_service", "network", "scheduled_task", "worker");

  private StandardLibrary() {}

  /** {@code std/network} and the others. */
  public static List<String> sources() {
    return NAMES.stream().map(PREFIX::concat).toList();
  }

  /** Whether a file is one of the compiler's own, which nobody can change. */
  public static boolean holds(SourceFile file) {
    return NAMES.stream().anyMatch(name -> file.path().equals(PREFIX + name + "/main.ecs"));
  }

  /**
   * @param source one of {@link #sources}
   */
  public static SourceFile file(String source) {
    return read(source + "/main.ecs");
  }

  /**
   * The module's tests, which may have fixtures beside them.
   *
   * @param source one of {@link #sources}
   */
  public static SourceFile tests(String source) {
    return read(source + "/main.test.ecs");
  }

  private static SourceFile read(String path) {
    try (InputStream in =
        StandardLibrary.class.getResourceAsStream("/io/ecsctl/compiler/" + path)) {
      if (in == null) {
        throw new IllegalStateException("the compiler was packaged without " + path);
      }
      return new SourceFile(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the compiler's own " + path + " cannot be read", e);
    }
  }
}
