package io.ecsctl.cli.input;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.SourceReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a program.
 *
 * @param sources in the order of their names
 * @param problems about files that cannot be read
 */
public record ProgramFiles(List<SourceFile> sources, List<Diagnostic> problems) {
  public static final String SUFFIX = ".ecs";

  public ProgramFiles {
    sources = List.copyOf(sources);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a directory's {@code *.ecs} files, or one file.
   *
   * @param program as the user named it; also how messages name the files
   * @param resolved where it is
   * @throws CliFailure when there is nothing to read
   */
  public static ProgramFiles read(Path program, Path resolved) {
    List<SourceFile> sources = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (Path file : files(program, resolved)) {
      Path display = Files.isDirectory(resolved) ? program.resolve(file.getFileName()) : program;
      switch (SourceReader.read(file, display.normalize().toString())) {
        case SourceReader.Outcome.Text(var source) -> sources.add(source);
        case SourceReader.Outcome.Failure(var problem) -> problems.add(problem);
      }
    }
    return new ProgramFiles(sources, problems);
  }

  /** Paths of the program's files, in the order of their names; at least one. */
  public static List<Path> files(Path program, Path resolved) {
    String shown = program.toString().isEmpty() ? "the current directory" : program.toString();
    if (!Files.exists(resolved)) {
      throw new CliFailure(
          "NoProgram",
          shown + " does not exist. Name a directory with .ecs files, or one such file.");
    }
    if (!Files.isDirectory(resolved)) {
      return List.of(resolved);
    }
    List<Path> files = in(resolved, Path.of(shown));
    if (files.isEmpty()) {
      throw new CliFailure(
          "NoProgram",
          "%s has no .ecs files. To start a program there: ecsctl init%s"
              .formatted(shown, program.toString().isEmpty() ? "" : " " + program));
    }
    return files;
  }

  /** The {@code *.ecs} files of a directory, in the order of their names; none when it has none. */
  static List<Path> in(Path directory, Path shown) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new CliFailure("NoProgram", "%s cannot be read: %s".formatted(shown, e.getMessage()));
    }
    files.sort(null);
    return files;
  }

  /** As {@link #files}, of the directory and of all below it that are not hidden. */
  public static List<Path> below(Path program, Path resolved) {
    if (!Files.isDirectory(resolved)) {
      return files(program, resolved);
    }
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          resolved,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes about) {
              boolean hidden =
                  !directory.equals(resolved) && directory.getFileName().toString().startsWith(".");
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              if (about.isRegularFile() && file.toString().endsWith(SUFFIX)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new CliFailure("NoProgram", "%s cannot be read: %s".formatted(program, e.getMessage()));
    }
    if (files.isEmpty()) {
      throw new CliFailure("NoProgram", "there are no .ecs files in " + resolved + " or below");
    }
    files.sort(null);
    return files;
  }
}
