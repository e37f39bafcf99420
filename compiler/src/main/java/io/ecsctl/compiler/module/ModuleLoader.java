package io.ecsctl.compiler.module;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of local modules come from: the file system for the command line, open documents
 * for an editor.
 */
@FunctionalInterface
public interface ModuleLoader {
  /** For programs that stand alone: no directory exists. */
  ModuleLoader NONE = _ -> null;

  /**
   * The {@code *.ecs} files of a directory.
   *
   * @param directory relative to what the paths of the program's own files are relative to; empty
   *     for that place itself
   * @return null when there is no such directory
   */
  @Nullable Files load(String directory);

  /**
   * @param sources in the order of their names; may be empty
   * @param problems about files that can not be read
   */
  record Files(List<SourceFile> sources, List<Diagnostic> problems) {
    public Files {
      sources = List.copyOf(sources);
      problems = List.copyOf(problems);
    }
  }
}
