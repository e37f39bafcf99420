package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.PageWidth;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.testing.GoldenFiles;
import io.ecsctl.compiler.testing.Programs;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of {@code golden/rules}, each run by its own rule only. That is what finds changed
 * code fast: a line of a rule is reached by the examples of that rule, not by all there are. {@link
 * RuleGoldenTest}, which every build runs, proves the same and more; this class is for PIT, and so
 * has a name that the build does not look for.
 */
class RuleAloneExamples {
  /** Programs are not what is changed: each is read once a JVM. */
  private static final Map<Path, Program> PROGRAMS = new ConcurrentHashMap<>();

  static List<Path> cases() {
    return GoldenFiles.cases("rules");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void rejects(Path folder) throws IOException {
    String expected = Files.readString(folder.resolve("rejected.diagnostics"));
    assertEquals(
        // What dangers take is not said by rules.
        expected.replaceAll("(?m)^ *= acknowledge it with .*\n", ""),
        found(folder, "rejected.ecs"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void accepts(Path folder) {
    assertEquals("", found(folder, "accepted.ecs"));
  }

  private static String found(Path folder, String name) {
    Program program =
        PROGRAMS.computeIfAbsent(
            folder.resolve(name), file -> Programs.evaluate(Programs.read(file)));
    String id = RuleGoldenTest.id(folder);
    ProgramModel model = ProgramModel.of(program);
    List<Diagnostic> found = new ArrayList<>();
    for (ValidationRule rule : ValidationRules.ALL) {
      if (rule.info().id().equals(id)) {
        found.addAll(Validator.alone(rule, model));
      }
    }
    // A constraint of the schema may name the same rule.
    Validator.values(program).stream()
        .filter(finding -> finding.rule().id().equals(id))
        .forEach(found::add);
    return DiagnosticText.render(Diagnostics.sorted(found), Palette.PLAIN, PageWidth.ofFile(100));
  }
}
