package io.ecsctl.cli.testing;

import io.ecsctl.cli.input.ModuleFiles;
import io.ecsctl.cli.input.ProgramFiles;
import io.ecsctl.cli.input.ProgramTree;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.module.StandardLibrary;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.SourceReader;
import io.ecsctl.compiler.testing.TestSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The files of a directory that has tests.
 *
 * @param name the directory, as the user names it
 * @param sources those of the program and of its tests
 * @param only the one file whose tests are meant, by its path; null for all
 * @param files what the program's functions may read
 * @param problems about files that can not be read
 */
public record SuiteSource(
    String name,
    List<SourceFile> sources,
    @Nullable String only,
    ModuleLoader modules,
    FileSource files,
    List<Diagnostic> problems) {
  public SuiteSource {
    sources = List.copyOf(sources);
    problems = List.copyOf(problems);
  }

  /**
   * Looks in a directory and all below it that are not hidden, in one file, or in a module of the
   * standard library.
   *
   * @param path as the user named it
   * @return in the order of their names; empty when there are no tests
   * @throws io.ecsctl.cli.exit.CliFailure when there is nothing to read
   */
  public static List<SuiteSource> find(Path path, UnaryOperator<Path> resolve) {
    Path resolved = resolve.apply(path);
    String shown = path.toString().replace('\\', '/');
    if (!Files.exists(resolved) && StandardLibrary.sources().contains(shown)) {
      return List.of(
          new SuiteSource(
              shown,
              List.of(StandardLibrary.file(shown), StandardLibrary.tests(shown)),
              null,
              ModuleLoader.NONE,
              FileSource.NONE,
              List.of()));
    }
    boolean one = Files.isRegularFile(resolved);
    Path start = one ? parent(path) : path;
    Map<Path, List<Path>> byDirectory = new LinkedHashMap<>();
    List<Path> files =
        one ? ProgramFiles.files(start, resolve.apply(start)) : ProgramFiles.below(start, resolved);
    for (Path file : files) {
      byDirectory.computeIfAbsent(parent(file), _ -> new ArrayList<>()).add(file);
    }
    List<SuiteSource> found = new ArrayList<>();
    Path base = resolve.apply(start);
    byDirectory.forEach((directory, inside) -> {
      Path display = start.resolve(base.relativize(directory)).normalize();
      SuiteSource suite = read(display, inside, one ? path : null, resolve);
      if (suite.sources().stream().anyMatch(TestSuite::hasTests)) {
        found.add(suite);
      }
    });
    return found;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static SuiteSource read(
      Path display, List<Path> files, @Nullable Path only, UnaryOperator<Path> resolve) {
    List<SourceFile> sources = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (Path file : files) {
      switch (SourceReader.read(file, display.resolve(file.getFileName()).toString())) {
        case SourceReader.Outcome.Text(var source) -> sources.add(source);
        case SourceReader.Outcome.Failure(var problem) -> problems.add(problem);
      }
    }
    return new SuiteSource(
        display.toString().isEmpty() ? "." : display.toString(),
        sources,
        only == null ? null : only.normalize().toString(),
        directory -> ModuleFiles.load(Path.of(directory), resolve),
        new ProgramTree(resolve.apply(display)),
        problems);
  }
}
