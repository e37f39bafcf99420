package io.ecsctl.compiler.function;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as texts, with {@code /} between names on every machine. */
final class Paths {
  private Paths() {}

  /** The last name of a path; {@code .} for none. */
  static String last(String path) {
    String end = withoutSlashes(path);
    if (end.isEmpty()) {
      return path.isEmpty() ? "." : "/";
    }
    return end.substring(end.lastIndexOf('/') + 1);
  }

  /** All but the last name, in the shortest form; {@code .} for none. */
  static String directory(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** Without {@code .}, doubled slashes, and {@code ..} behind a name. */
  static String clean(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/")) {
      switch (name) {
        case "", "." -> {}
        case ".." -> {
          if (!names.isEmpty() && !names.getLast().equals("..")) {
            names.removeLast();
          } else if (!absolute) {
            names.addLast(name);
          }
        }
        default -> names.addLast(name);
      }
    }
    String joined = String.join("/", names);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
