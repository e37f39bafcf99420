package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.module.ModuleTree;
import io.ecsctl.compiler.module.StandardLibrary;
import io.ecsctl.compiler.syntax.ast.Body;
import java.nio.file.Path;

/** Where the texts of a program and its modules are, as {@code path.module} says it. */
final class ProgramPaths {
  private ProgramPaths() {}

  /** The directory that a tree's files are in, as their paths name it; empty for none. */
  static String directory(ModuleTree tree) {
    return tree.files().stream().findFirst().map(ProgramPaths::directory).orElse("");
  }

  private static String directory(Body file) {
    String path = file.span().file().path().replace('\\', '/');
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** The way from one directory to another; {@code .} for none. */
  static String from(String root, String directory) {
    if (directory.startsWith(StandardLibrary.PREFIX)) {
      return directory.substring(0, directory.length() - 1);
    }
    Path start = Path.of(root).normalize();
    Path end = Path.of(directory).normalize();
    if (start.isAbsolute() != end.isAbsolute() || start.startsWith("..") != end.startsWith("..")) {
      return end.toString().isEmpty() ? "." : end.toString().replace('\\', '/');
    }
    String way = start.relativize(end).toString().replace('\\', '/');
    return way.isEmpty() ? "." : way;
  }
}
