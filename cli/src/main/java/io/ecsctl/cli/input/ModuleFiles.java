package io.ecsctl.cli.input;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.SourceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The text of local modules. */
public final class ModuleFiles {
  private ModuleFiles() {}

  /**
   * Reads a directory's {@code *.ecs} files.
   *
   * @param directory as messages name it
   * @param resolve where that is
   * @return null when there is no such directory
   */
  public static ModuleLoader.@Nullable Files load(Path directory, UnaryOperator<Path> resolve) {
    Path resolved = resolve.apply(directory);
    if (!Files.isDirectory(resolved)) {
      return null;
    }
    List<SourceFile> sources = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (Path file : ProgramFiles.in(resolved, directory)) {
      Path display = directory.resolve(file.getFileName()).normalize();
      switch (SourceReader.read(file, display.toString())) {
        case SourceReader.Outcome.Text(var source) -> sources.add(source);
        case SourceReader.Outcome.Failure(var problem) -> problems.add(problem);
      }
    }
    return new ModuleLoader.Files(sources, problems);
  }
}
