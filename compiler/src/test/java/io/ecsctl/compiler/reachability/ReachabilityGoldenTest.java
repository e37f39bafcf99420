package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.testing.GoldenFiles;
import io.ecsctl.compiler.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code golden/reachability}: a program, and its paths with how they end. A folder
 * without {@code main.ecs} is about the example of its name.
 */
class ReachabilityGoldenTest {
  static List<Path> cases() {
    return GoldenFiles.cases("reachability");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void paths(Path folder) {
    Path own = folder.resolve("main.ecs");
    Path example = Path.of("../examples").resolve(String.valueOf(folder.getFileName()));
    Path source = Files.exists(own) ? own : example.resolve("main.ecs");
    Program program = Programs.compile(Programs.read(source)).program();
    String paths =
        Reachability.of(ProgramModel.of(program)).paths().stream()
            .map(path -> word(path.verdict()) + path.inFull() + "\n")
            .collect(Collectors.joining());
    GoldenFiles.check(folder.resolve("main.paths"), paths);
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved() -> "proved     ";
      case Verdict.Blocked _ -> "blocked    ";
      case Verdict.Undecided _ -> "undecided  ";
    };
  }
}
