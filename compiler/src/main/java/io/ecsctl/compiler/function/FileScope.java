package io.ecsctl.compiler.function;

import org.jspecify.annotations.Nullable;

/**
 * What the file functions of one program or one module may read.
 *
 * @param module the directory of its own text, relative to the program's: what {@code path.module}
 *     says; {@code .} for the program itself
 */
public record FileScope(FileSource source, String module) {
  public static final FileScope NONE = new FileScope(FileSource.NONE, ".");

  /**
   * The path in normal form.
   *
   * @throws Refusal for one that leaves the program's directory and the module's own
   */
  String inside(String path) {
    String normal = normal(path);
    String own = normal(module);
    boolean allowed =
        normal != null
            && (!leaves(normal)
                || (own != null && (normal.equals(own) || normal.startsWith(own + "/"))));
    if (normal == null || !allowed) {
      throw new Refusal(
          "\"%s\" is outside of the program's directory (paths are written from there, or from"
                  .formatted(path)
              + " ${path.module})");
    }
    return normal;
  }

  private static boolean leaves(String normal) {
    return normal.equals("..") || normal.startsWith("../");
  }

  /** Without {@code .} and without {@code ..} behind a name; null for an absolute path. */
  static @Nullable String normal(String path) {
    String plain = path.replace('\\', '/');
    if (plain.startsWith("/") || plain.startsWith("~") || plain.matches("[A-Za-z]:.*")) {
      return null;
    }
    return Paths.clean(plain);
  }
}
