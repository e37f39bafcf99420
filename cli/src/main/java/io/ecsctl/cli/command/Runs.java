package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.planner.journal.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The journals of applies that were started in a directory. */
final class Runs {
  private final Path directory;

  private Runs(Path directory) {
    this.directory = directory;
  }

  static Runs of(EcsctlCommand root) {
    return new Runs(directory(root.workingDirectory()));
  }

  static Path directory(Path workingDirectory) {
    return workingDirectory.resolve(".ecsctl").resolve("runs");
  }

  /** The oldest first. */
  List<Path> files() {
    try {
      return RunRecord.files(directory);
    } catch (IOException e) {
      throw new CliFailure("CannotRead", "the runs cannot be read: " + e.getMessage());
    }
  }

  RunRecord last() {
    List<Path> files = files();
    if (files.isEmpty()) {
      throw new CliFailure("NoRun", "nothing was applied from here yet: there is no " + directory);
    }
    return read(files.getLast());
  }

  /** By its name, or by what its name begins or ends with, when there is one such run only. */
  RunRecord named(String name) {
    List<Path> found =
        files().stream()
            .filter(file ->
                RunRecord.name(file).startsWith(name) || RunRecord.name(file).endsWith("-" + name))
            .toList();
    if (found.size() != 1) {
      List<String> names = files().stream().map(RunRecord::name).toList();
      throw new CliFailure(
          "NoRun",
          found.isEmpty()
              ? "there is neither a saved plan nor a run %s%s"
                  .formatted(
                      name,
                      Suggestions.nearest(name, names)
                          .map(nearest -> "; " + Suggestions.question(nearest))
                          .orElse("; to see the runs: ecsctl show --runs"))
              : "there are %d runs %s…; to see them: ecsctl show --runs"
                  .formatted(found.size(), name));
    }
    return read(found.getFirst());
  }

  static RunRecord read(Path file) {
    try {
      return RunRecord.read(file);
    } catch (IOException e) {
      throw new CliFailure("CannotRead", "the run cannot be read: " + e.getMessage());
    }
  }
}
